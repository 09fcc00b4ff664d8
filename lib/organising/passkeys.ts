import { fail, ok, type Result } from '#lib/domain/result'
import type { Organising, OrganiserAccount } from './organising.ts'
import { finishSignIn, isFresh, personAtSecondStep, showAgain, type SignInProblem } from './sign-in.ts'

/** A passkey as its owner sees it. */
export interface Passkey {
  readonly id: string
  readonly name: string
  readonly addedAt: Date
  /** `null` before it was used. */
  readonly usedAt: Date | null
}

/** What a passkey's answer is bound to: a challenge that the session got, and the site's own address. */
interface Expected {
  readonly challenge: string
  readonly origin: string
}

/** What passkeys need from the outside world. `Creation` and `Request` are what browsers are asked, ready to be sent. */
export interface PasskeyKeeping<Creation = unknown, Request = unknown> {
  /** Whether browsers make passkeys for a site at this address. */
  readonly isPossible: (origin: string) => boolean
  readonly passkeysOf: (organiserId: number) => readonly Passkey[]
  /** Keeps a new challenge with the session; `null` where there is no such session. */
  readonly challenge: (token: string, endsAt: Date) => string | null
  /** Hands out the session's challenge once; `null` where there is none, or its time is over. */
  readonly takeChallenge: (token: string) => string | null
  readonly creationOptions: (account: OrganiserAccount, expected: Expected) => Promise<Creation>
  readonly requestOptions: (account: OrganiserAccount, expected: Expected) => Promise<Request>
  /** Keeps a passkey as a browser has made it; `false` where the answer is none, or the passkey is known. */
  readonly add: (account: OrganiserAccount, name: string, answer: string, expected: Expected) => Promise<boolean>
  /** Whether one of this account's passkeys has signed, and no copy of it. */
  readonly hasSigned: (account: OrganiserAccount, answer: string, expected: Expected) => Promise<boolean>
  readonly remove: (organiserId: number, id: string) => boolean
}

/** Milliseconds for which a challenge may be answered. */
const challengeSpan = 2 * 60_000

/** Passkeys that one person can have: a phone, a key, a computer, and as many again. */
const mostPasskeys = 10

const longestName = 60

export type PasskeyProblem = 'not-fresh' | 'bad-name' | 'too-many' | 'expired' | 'refused'

/** A request of the protected side, as far as passkeys are concerned. */
interface Asking {
  readonly token: string
  /** The address that the public sees; from the configuration. */
  readonly origin: string
}

/** First half of adding a passkey: what the browser is to have made. Needs a second factor that was shown just now. */
export async function askForNewPasskey<Creation, Request>(
  organising: Organising,
  keeping: PasskeyKeeping<Creation, Request>,
  { token, origin }: Asking,
  account: OrganiserAccount,
  name: string,
): Promise<Result<Creation, PasskeyProblem>> {
  const problem = problemWithAdding(organising, keeping, token, account, name)
  if (problem !== null) return fail(problem)
  const challenge = keeping.challenge(token, endOfChallenge(organising))
  if (challenge === null) return fail('expired')
  return ok(await keeping.creationOptions(account, { challenge, origin }))
}

/** Second half: what the browser has made is checked, and kept. */
export async function addPasskey(
  organising: Organising,
  keeping: PasskeyKeeping,
  { token, origin }: Asking,
  account: OrganiserAccount,
  { name, answer }: { readonly name: string; readonly answer: string },
): Promise<Result<void, PasskeyProblem>> {
  const challenge = keeping.takeChallenge(token)
  const problem = problemWithAdding(organising, keeping, token, account, name)
  if (problem !== null) return fail(problem)
  if (challenge === null) return fail('expired')
  if (!(await keeping.add(account, name.trim(), answer, { challenge, origin }))) {
    organising.audit({ event: 'passkey-failed', organiserId: account.id })
    return fail('refused')
  }
  organising.audit({ event: 'passkey-added', organiserId: account.id })
  return ok(undefined)
}

function problemWithAdding(
  organising: Organising,
  keeping: PasskeyKeeping,
  token: string,
  account: OrganiserAccount,
  name: string,
): PasskeyProblem | null {
  if (!isFresh(organising, token)) return 'not-fresh'
  if (name.trim() === '' || [...name.trim()].length > longestName) return 'bad-name'
  return keeping.passkeysOf(account.id).length >= mostPasskeys ? 'too-many' : null
}

/** Takes a passkey away, such as that of a phone that was lost. Needs a second factor that was shown just now. */
export function removePasskey(
  organising: Organising,
  keeping: PasskeyKeeping,
  token: string,
  account: OrganiserAccount,
  id: string,
): Result<void, 'not-fresh' | 'no-such-passkey'> {
  if (!isFresh(organising, token)) return fail('not-fresh')
  if (!keeping.remove(account.id, id)) return fail('no-such-passkey')
  organising.audit({ event: 'passkey-removed', organiserId: account.id })
  return ok(undefined)
}

/** Whether somebody between password and second factor has a passkey to show. */
export function hasPasskey(
  organising: Organising,
  keeping: PasskeyKeeping,
  { token, origin }: Asking,
  account: OrganiserAccount | null = personAtSecondStep(organising, token),
): boolean {
  return account !== null && keeping.isPossible(origin) && keeping.passkeysOf(account.id).length > 0
}

/**
 * What a passkey is to sign, at the second step of signing in or before something dangerous.
 *
 * @param account - Who asks, where the session is one already; whoever has entered the password, where absent.
 */
export async function askForPasskey<Creation, Request>(
  organising: Organising,
  keeping: PasskeyKeeping<Creation, Request>,
  { token, origin }: Asking,
  account: OrganiserAccount | null = personAtSecondStep(organising, token),
): Promise<Result<Request, SignInProblem>> {
  const challenge = account === null ? null : keeping.challenge(token, endOfChallenge(organising))
  if (account === null || challenge === null) return fail({ kind: 'expired' })
  return ok(await keeping.requestOptions(account, { challenge, origin }))
}

/** The second step by passkey, in the place of a code. The session gets a new token. */
export async function enterPasskey(
  organising: Organising,
  keeping: PasskeyKeeping,
  asking: Asking,
  answer: string,
): Promise<Result<string, SignInProblem>> {
  const organiser = personAtSecondStep(organising, asking.token)
  if (organiser === null) return fail({ kind: 'expired' })
  const shown = await show(organising, keeping, asking, organiser, answer)
  return shown.ok ? finishSignIn(organising, asking.token, organiser) : shown
}

/** Shows the second factor again, by passkey. The session gets a new token. */
export async function confirmByPasskey(
  organising: Organising,
  keeping: PasskeyKeeping,
  asking: Asking,
  organiser: OrganiserAccount,
  answer: string,
): Promise<Result<string, SignInProblem>> {
  const shown = await show(organising, keeping, asking, organiser, answer)
  return shown.ok ? showAgain(organising, asking.token, organiser) : shown
}

/** Checks a signature against the session's challenge, which is spent by it whatever comes of it. */
async function show(
  organising: Organising,
  keeping: PasskeyKeeping,
  { token, origin }: Asking,
  organiser: OrganiserAccount,
  answer: string,
): Promise<Result<void, SignInProblem>> {
  const now = organising.now()
  const tries = `passkey of ${String(organiser.id)}`
  const milliseconds = organising.slowDown.waitFor(tries, now)
  if (milliseconds > 0) return fail({ kind: 'wait', milliseconds })
  const challenge = keeping.takeChallenge(token)
  if (challenge === null) return fail({ kind: 'expired' })
  if (!(await keeping.hasSigned(organiser, answer, { challenge, origin }))) {
    organising.slowDown.failed(tries, now)
    organising.audit({ event: 'passkey-failed', organiserId: organiser.id })
    return fail({ kind: 'refused' })
  }
  organising.slowDown.succeeded(tries)
  return ok(undefined)
}

const endOfChallenge = ({ now }: Organising): Date => new Date(now().getTime() + challengeSpan)
