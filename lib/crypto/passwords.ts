import { argon2id, hash, verify } from 'argon2'
import { isCommonPassword } from './common-passwords.ts'

/** Memory in KiB, passes and lanes: 64 MiB and 3 passes, about 200 ms of one core (RFC 9106, section 4). */
const cost = { type: argon2id, memoryCost: 65_536, timeCost: 3, parallelism: 1 } as const

/** Hashes a password for storage, as an argon2id string with its own salt and parameters. */
export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password, cost))

/** The same digest for a short secret that is looked up by it: raw, under a salt of its owner's and a key from outside. */
export const keyedHash = (
  secret: string,
  { salt, key }: { readonly salt: Buffer; readonly key: Buffer },
): Promise<Buffer> => inTurn(() => hash(secret, { ...cost, raw: true, hashLength: 32, salt, secret: key }))

/** Whether so many wait already that nothing more should be tried: guessing must not become a way to stop the machine. */
export const areTooManyWaiting = (): boolean => waiting >= mostWaiting

/** Passwords that may wait to be tried: with the one under way, about two seconds of work. */
const mostWaiting = 8

/**
 * Whether a password fits a stored hash. Costs the same where there is none (`null`): the time tells nobody whether
 * an account exists.
 *
 * @returns `busy`, at once, where too many are waiting already.
 */
export async function isPassword(password: string, stored: string | null): Promise<boolean | 'busy'> {
  if (areTooManyWaiting()) return 'busy'
  if (stored !== null) return inTurn(() => verify(stored, password))
  await hashPassword(password)
  return false
}

/**
 * What keeps a password from being accepted by the law, or `null`.
 *
 * Source: Implementing Regulation (EU) No 1179/2011, Annex, 2.7.3(h): at least ten characters, among them a letter, a
 * number and a special character.
 */
function problemWithShape(password: string): 'too-short' | 'too-long' | 'too-plain' | null {
  if ([...password].length < 10) return 'too-short'
  if (password.length > 200) return 'too-long'
  const kinds = [/\p{L}/u, /\p{N}/u, /[^\p{L}\p{N}\s]/u]
  return kinds.every((kind) => kind.test(password)) ? null : 'too-plain'
}

/** What keeps a password from being accepted, or `null`: the law's rule first, then what guessers try first. */
export async function problemWithPassword(
  password: string,
): Promise<'too-short' | 'too-long' | 'too-plain' | 'too-common' | null> {
  return problemWithShape(password) ?? ((await isCommonPassword(password)) ? 'too-common' : null)
}

let last: Promise<unknown> = Promise.resolve()
let waiting = 0

/** One hash at a time: several would take the threads from under whoever signs, and 64 MiB each. */
function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
  waiting += 1
  const turn = last.then(work)
  const leave = (): void => {
    waiting -= 1
  }
  last = turn.then(leave, leave)
  return turn
}
