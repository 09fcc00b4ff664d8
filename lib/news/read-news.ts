import { brusselsDayOf, type Day } from '#lib/domain/day'
import { fail, ok, type Result } from '#lib/domain/result'
import { readEmailAddress } from './email-address.ts'
import { daysToConfirm, type Asking } from './reader.ts'

/**
 * The words of consent that stand on the form, by number: raised whenever they say something else, so that the record
 * tells what somebody has agreed to (Regulation (EU) 2016/679, Article 7(1)).
 */
export const consentVersion = '1'

/** What asking for news by e-mail needs from the outside world. */
export interface NewsReading {
  readonly now: () => Date
  /** Whether there is an initiative, organisers who send news, and a mail server to send it by. */
  readonly isOffered: () => boolean
  /** Keeps the address and puts the e-mail that is due for it with the outgoing ones. */
  readonly keep: (asking: Asking, today: Day) => void
  /** @returns Whether an address belongs to the token that was asked for on the day or later, or is confirmed already. */
  readonly confirm: (token: string, askedSince: Day, today: Day) => boolean
  /** Deletes the address. @returns Whether there was one. */
  readonly forget: (token: string) => boolean
}

export interface AskingProblems {
  readonly email?: 'missing-email' | 'not-an-email'
  readonly consent?: 'not-agreed'
}

/**
 * Takes a wish for news. The answer is the same whether or not the address is known: nobody can ask this form who reads
 * the news of an initiative. The e-mail goes out later.
 *
 * @param form - What was typed and ticked; `consent` is the version of the words that stood on the page.
 */
export function askForNews(
  reading: NewsReading,
  form: { readonly email: string; readonly consent: string; readonly language: string },
): Result<void, AskingProblems | 'not-offered'> {
  if (!reading.isOffered()) return fail('not-offered')
  const address = readEmailAddress(form.email)
  const problems: AskingProblems = {
    ...(address === null ? { email: form.email.trim() === '' ? 'missing-email' : 'not-an-email' } : {}),
    ...(form.consent === consentVersion ? {} : { consent: 'not-agreed' }),
  }
  if (address === null || Object.keys(problems).length > 0) return fail(problems)
  reading.keep({ address, language: form.language, consent: form.consent }, brusselsDayOf(reading.now()))
  return ok(undefined)
}

/** Confirms the address that a link was sent to. Good as often as it is pressed: people press twice. */
export function confirmReader(reading: NewsReading, token: string): Result<void, 'gone'> {
  const now = reading.now()
  const isConfirmed = isToken(token) && reading.confirm(token, firstDayToConfirm(now), brusselsDayOf(now))
  return isConfirmed ? ok(undefined) : fail('gone')
}

/** Deletes the address that a link was sent to, at once and without a question. */
export const leaveNews = (reading: NewsReading, token: string): Result<void, 'gone'> =>
  isToken(token) && reading.forget(token) ? ok(undefined) : fail('gone')

/** The day since which an address must have been asked for to be confirmed now; what is older is deleted. */
export const firstDayToConfirm = (now: Date): Day =>
  brusselsDayOf(new Date(now.getTime() - daysToConfirm * 24 * 60 * 60 * 1000))

/** Whether a text can be a token: 32 bytes in base64url. */
const isToken = (text: string): boolean => /^[\w-]{43}$/u.test(text)
