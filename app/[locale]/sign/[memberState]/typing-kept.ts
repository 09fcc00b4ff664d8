/** What was typed, on its way from a form in one language to the same form in another. */
export interface Typing {
  readonly values: Readonly<Partial<Record<string, string>>>
  readonly declared: readonly string[]
}

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>

const [typingName, signedName] = ['colligo.typing', 'colligo.signed']

/** Milliseconds for which it waits: somebody else may come to this screen. */
const patience = 2 * 60_000

/**
 * Lays down what was typed where the next page of this tab finds it: never sent, and gone as soon as it is taken.
 *
 * @param now - Milliseconds since 1970, here and below.
 * @throws DOMException where the browser keeps nothing for this site.
 */
export function layDown(storage: Storage, memberState: string, typing: Typing, now: number): void {
  storage.setItem(typingName, JSON.stringify({ ...typing, memberState, at: now }))
}

/** Takes what the page before has laid down, and leaves nothing of it; `null` unless it was typed for this form, lately. */
export function takeUp(storage: Storage, memberState: string, now: number): Typing | null {
  const text = storage.getItem(typingName)
  storage.removeItem(typingName)
  if (text === null) return null
  const { values, declared, ...laid } = JSON.parse(text) as Typing & { memberState: string; at: number }
  const isLate = now - laid.at > patience || laid.at > now
  return laid.memberState !== memberState || isLate ? null : { values, declared }
}

/** Remembers that somebody has signed in this tab, and nothing about them. */
export function noteSigning(storage: Storage, now: number): void {
  storage.setItem(signedName, String(now))
}

/** Whether somebody has signed in this tab since a moment: whoever steps back need not be the one who typed. */
export const hasSignedSince = (storage: Storage, moment: number): boolean =>
  Number(storage.getItem(signedName) ?? Number.NEGATIVE_INFINITY) > moment
