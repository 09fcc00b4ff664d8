import { fail, ok, type Result } from '#lib/domain/result'
import { may } from '#lib/domain/role'
import type { Organising, OrganiserAccount, OrganiserSession } from './organising.ts'

/** Minutes without a request after which a session ends (1179/2011, Annex, 2.19.3: at most 15). */
const idleMinutes = 15
/** Hours after which a session ends whatever happens. */
const longestHours = 8
/** Minutes in which the one-time code must follow the password. */
const codeMinutes = 5

const minutes = 60_000

/** How long to wait where many others are being tried, in milliseconds. */
const busyWait = 5000

/** `wait` carries the milliseconds until the next try is welcome. */
export type SignInProblem =
  { readonly kind: 'refused' } | { readonly kind: 'wait'; readonly milliseconds: number } | { readonly kind: 'expired' }

/** Where a request comes from, for the slow-down of networks; `null` where nobody knows. */
type Network = string | null

/**
 * The first of two steps: password. Costs the same and says the same whether the account exists.
 *
 * @returns A token that is good for nothing but the second step.
 */
export function enterPassword(
  organising: Organising,
  email: string,
  password: string,
  network: Network = null,
): Promise<Result<string, SignInProblem>> {
  const account = email.trim().toLowerCase()
  return organising.slowDown.inTurn(account, () => tryPassword(organising, { account, password, network }))
}

async function tryPassword(
  organising: Organising,
  { account, password, network }: { readonly account: string; readonly password: string; readonly network: Network },
): Promise<Result<string, SignInProblem>> {
  const now = organising.now()
  const milliseconds = waitFor(organising, account, network)
  if (milliseconds > 0) return fail({ kind: 'wait', milliseconds })

  const organiser = organising.accountByEmail(account)
  const fits = await organising.isPassword(password, organiser?.passwordHash ?? null)
  if (fits === 'busy') return fail({ kind: 'wait', milliseconds: busyWait })
  if (organiser === null || !fits) {
    organising.slowDown.failed(account, now)
    if (network !== null) organising.networks.failed(network, now)
    organising.audit({ event: 'sign-in-failed', organiserId: organiser?.id ?? null })
    return fail({ kind: 'refused' })
  }
  return ok(organising.startSession(organiser.id, 'password'))
}

/** How long to wait, for one's own failures or those of others in the same network: the answer does not say which. */
function waitFor(organising: Organising, tries: string, network: Network): number {
  const now = organising.now()
  const forNetwork = network === null ? 0 : organising.networks.waitFor(network, now)
  if (forNetwork > 0) organising.audit({ event: 'network-slowed', organiserId: null })
  return Math.max(forNetwork, organising.slowDown.waitFor(tries, now))
}

/** Whoever has entered the password just now and is to show the second factor; `null`, and no session, where nobody has. */
export function personAtSecondStep(organising: Organising, token: string): OrganiserAccount | null {
  const session = organising.session(token)
  if (session?.stage === 'password' && !isOlder(session.startedAt, codeMinutes * minutes, organising.now()))
    return organising.account(session.organiserId)
  if (session?.stage === 'password') organising.endSession(token)
  return null
}

/**
 * The second step: a one-time code or, where the phone is lost, a recovery code; each good once. The session gets a new
 * token: one that somebody planted before is worth nothing after.
 */
export async function enterCode(
  organising: Organising,
  token: string,
  code: string,
  network: Network = null,
): Promise<Result<string, SignInProblem>> {
  const organiser = personAtSecondStep(organising, token)
  if (organiser === null) return fail({ kind: 'expired' })
  const spent = await spendInTurn(organising, organiser, code, network)
  return spent.ok ? finishSignIn(organising, token, organiser) : spent
}

/** Opens the session for good, once a second factor was shown; `expired` where it has ended meanwhile. */
export function finishSignIn(
  organising: Organising,
  token: string,
  organiser: OrganiserAccount,
): Result<string, SignInProblem> {
  if (organising.session(token)?.stage !== 'password') return fail({ kind: 'expired' })
  organising.slowDown.succeeded(organiser.email)
  organising.endSession(token)
  organising.audit({ event: 'signed-in', organiserId: organiser.id })
  return ok(organising.startSession(organiser.id, 'full'))
}

/** Minutes for which a second factor that was shown lets dangerous things be asked for. */
const freshMinutes = 5

/** Whether the session's second factor was shown just now. */
export function isFresh(organising: Organising, token: string | undefined): boolean {
  const confirmedAt = token === undefined ? null : (organising.session(token)?.confirmedAt ?? null)
  return confirmedAt !== null && !isOlder(confirmedAt, freshMinutes * minutes, organising.now())
}

/**
 * Shows the second factor again by a code, before something dangerous. The session gets a new token, as at sign-in.
 *
 * @returns The new token.
 */
export async function confirmAgain(
  organising: Organising,
  token: string,
  organiser: OrganiserAccount,
  code: string,
): Promise<Result<string, SignInProblem>> {
  const spent = await spendInTurn(organising, organiser, code, null)
  return spent.ok ? showAgain(organising, token, organiser) : spent
}

/** Notes that the second factor was shown again. @returns The new token. */
export function showAgain(
  organising: Organising,
  token: string,
  organiser: OrganiserAccount,
): Result<string, SignInProblem> {
  const confirmed = organising.confirmSession(token)
  if (confirmed === null) return fail({ kind: 'expired' })
  organising.audit({ event: 'second-factor-shown', organiserId: organiser.id })
  return ok(confirmed)
}

/** Spends a code, unless too many have failed lately; one try after the other. */
function spendInTurn(
  organising: Organising,
  organiser: OrganiserAccount,
  code: string,
  network: Network,
): Promise<Result<void, SignInProblem>> {
  // Counted apart from passwords: whoever keeps guessing those from afar must not lock out somebody who knows it.
  const tries = `code of ${String(organiser.id)}`
  return organising.slowDown.inTurn(tries, () => trySpending(organising, organiser, { code, network, tries }))
}

async function trySpending(
  organising: Organising,
  organiser: OrganiserAccount,
  { code, network, tries }: { readonly code: string; readonly network: Network; readonly tries: string },
): Promise<Result<void, SignInProblem>> {
  const now = organising.now()
  const milliseconds = waitFor(organising, tries, network)
  if (milliseconds > 0) return fail({ kind: 'wait', milliseconds })
  const spent = await spend(organising, organiser, code)
  if (spent === 'busy') return fail({ kind: 'wait', milliseconds: busyWait })
  if (spent === null) {
    organising.slowDown.failed(tries, now)
    if (network !== null) organising.networks.failed(network, now)
    organising.audit({ event: 'one-time-code-failed', organiserId: organiser.id })
    return fail({ kind: 'refused' })
  }
  organising.slowDown.succeeded(tries)
  if (spent === 'from-paper') organising.audit({ event: 'recovery-code-used', organiserId: organiser.id })
  return ok(undefined)
}

/** Spends a code of the phone, or one from paper; `null` where it is neither, or was spent before. */
async function spend(
  organising: Organising,
  organiser: OrganiserAccount,
  code: string,
): Promise<'of-phone' | 'from-paper' | 'busy' | null> {
  const step = organising.stepOfCode(organiser, code)
  if (step !== null) return organising.spendCode(organiser.id, step) ? 'of-phone' : null
  const isSpent = await organising.spendRecoveryCode(organiser.id, code)
  return isSpent === true ? 'from-paper' : isSpent === 'busy' ? 'busy' : null
}

/** Who a request comes from; `null` where the session is none, unfinished or over. Prolongs it. */
export function organiserOf(organising: Organising, token: string | undefined): OrganiserAccount | null {
  if (token === undefined) return null
  const session = organising.session(token)
  if (session?.stage !== 'full') return null
  if (isOver(session, organising.now())) {
    organising.endSession(token)
    organising.audit({ event: 'session-expired', organiserId: session.organiserId })
    return null
  }
  organising.touchSession(token)
  return organising.account(session.organiserId)
}

/**
 * Whether a session is one that may send files: asked before a body of that size is read at all. Changes nothing, and
 * takes nobody's place who asks again afterwards.
 */
export function maySendFiles(organising: Organising, token: string): boolean {
  const session = organising.session(token)
  if (session?.stage !== 'full' || isOver(session, organising.now())) return false
  return may(organising.account(session.organiserId)?.roles ?? [], 'edit-site')
}

const isOver = ({ seenAt, startedAt }: OrganiserSession, now: Date): boolean =>
  isOlder(seenAt, idleMinutes * minutes, now) || isOlder(startedAt, longestHours * 60 * minutes, now)

export function signOut(organising: Organising, token: string): void {
  const session = organising.session(token)
  if (session === null) return
  organising.endSession(token)
  organising.audit({ event: 'signed-out', organiserId: session.organiserId })
}

const isOlder = (then: Date, age: number, now: Date): boolean => now.getTime() - then.getTime() > age
