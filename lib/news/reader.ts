import type { Day } from '#lib/domain/day'

/** Days for which the link that confirms an address is good: as long as the address is kept without it. */
export const daysToConfirm = 2

/** E-mails to one address in a day, however often somebody asks: a form must not be a way to pester a stranger. */
export const mostMailsADay = 5

/** Somebody who has asked for news, as the organisers' server keeps them. */
export interface Reader {
  readonly address: string
  /** 256 random bits: what the links in e-mails carry. The same for as long as the reader is kept. */
  readonly token: string
  readonly language: string
  readonly askedOn: Day
  /** `null` until the link was used. */
  readonly confirmedOn: Day | null
  /** Which words were agreed to. */
  readonly consent: string
  /** E-mails that were due on the day of the last one. */
  readonly mails: { readonly on: Day; readonly count: number }
}

/** Somebody's wish for news: their address, the language of the page and the words that they agreed to. */
export interface Asking {
  readonly address: string
  readonly language: string
  readonly consent: string
}

/**
 * What is kept once somebody has asked, for the first time or again. Whoever has confirmed stays as they are: anybody can
 * type their address. They get the e-mail all the same, since it also tells how to leave.
 *
 * @param before - The reader of this address; `null` where there is none.
 *
 * @returns The reader as they are to be kept, and whether an e-mail is due.
 */
export function asked(
  before: Reader | null,
  asking: Asking,
  today: Day,
  newToken: () => string,
): { readonly reader: Reader; readonly isMailDue: boolean } {
  const sent = before?.mails.on === today ? before.mails.count : 0
  const isMailDue = sent < mostMailsADay
  const mails = { on: today, count: isMailDue ? sent + 1 : sent }
  if (before?.confirmedOn != null) return { reader: { ...before, mails }, isMailDue }
  const token = before?.token ?? newToken()
  return { reader: { ...asking, token, askedOn: today, confirmedOn: null, mails }, isMailDue }
}
