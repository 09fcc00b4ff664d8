import { fail, ok, type Result } from '#lib/domain/result'
import type { Organising, OrganiserAccount } from './organising.ts'

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

/**
 * The first of two steps: password. Costs the same and says the same whether the account exists.
 *
 * @returns A token that is good for nothing but the second step.
 */
export function enterPassword(
  organising: Organising,
  email: string,
  password: string,
): Promise<Result<string, SignInProblem>> {
  const account = email.trim().toLowerCase()
  return organising.slowDown.inTurn(account, () => tryPassword(organising, account, password))
}

async function tryPassword(
  organising: Organising,
  account: string,
  password: string,
): Promise<Result<string, SignInProblem>> {
  const now = organising.now()
  const milliseconds = organising.slowDown.waitFor(account, now)
  if (milliseconds > 0) return fail({ kind: 'wait', milliseconds })

  const organiser = organising.accountByEmail(account)
  const fits = await organising.isPassword(password, organiser?.passwordHash ?? null)
  if (fits === 'busy') return fail({ kind: 'wait', milliseconds: busyWait })
  if (organiser === null || !fits) {
    organising.slowDown.failed(account, now)
    organising.audit({ event: 'sign-in-failed', organiserId: organiser?.id ?? null })
    return fail({ kind: 'refused' })
  }
  return ok(organising.startSession(organiser.id, 'password'))
}

/**
 * The second step: a one-time code or, where the phone is lost, a recovery code; each good once. The session gets a new token: one that somebody planted before
 * is worth nothing after.
 */
export function enterCode(organising: Organising, token: string, code: string): Result<string, SignInProblem> {
  const now = organising.now()
  const session = organising.session(token)
  if (session?.stage !== 'password' || isOlder(session.startedAt, codeMinutes * minutes, now)) {
    organising.endSession(token)
    return fail({ kind: 'expired' })
  }
  const organiser = organising.account(session.organiserId)
  if (organiser === null) return fail({ kind: 'expired' })
  // Counted apart from passwords: whoever keeps guessing those from afar must not lock out somebody who knows it.
  const tries = `code of ${String(organiser.id)}`
  const milliseconds = organising.slowDown.waitFor(tries, now)
  if (milliseconds > 0) return fail({ kind: 'wait', milliseconds })

  const spent = spend(organising, organiser, code)
  if (spent === null) {
    organising.slowDown.failed(tries, now)
    organising.audit({ event: 'one-time-code-failed', organiserId: organiser.id })
    return fail({ kind: 'refused' })
  }
  organising.slowDown.succeeded(tries)
  organising.slowDown.succeeded(organiser.email)
  organising.endSession(token)
  if (spent === 'from-paper') organising.audit({ event: 'recovery-code-used', organiserId: organiser.id })
  organising.audit({ event: 'signed-in', organiserId: organiser.id })
  return ok(organising.startSession(organiser.id, 'full'))
}

/** Spends a code of the phone, or one from paper; `null` where it is neither, or was spent before. */
function spend(organising: Organising, organiser: OrganiserAccount, code: string): 'of-phone' | 'from-paper' | null {
  const step = organising.stepOfCode(organiser, code)
  if (step !== null) return organising.spendCode(organiser.id, step) ? 'of-phone' : null
  return organising.spendRecoveryCode(organiser.id, code) ? 'from-paper' : null
}

/** Who a request comes from; `null` where the session is none, unfinished or over. Prolongs it. */
export function organiserOf(organising: Organising, token: string | undefined): OrganiserAccount | null {
  if (token === undefined) return null
  const now = organising.now()
  const session = organising.session(token)
  if (session?.stage !== 'full') return null
  if (
    isOlder(session.seenAt, idleMinutes * minutes, now) ||
    isOlder(session.startedAt, longestHours * 60 * minutes, now)
  ) {
    organising.endSession(token)
    organising.audit({ event: 'session-expired', organiserId: session.organiserId })
    return null
  }
  organising.touchSession(token)
  return organising.account(session.organiserId)
}

export function signOut(organising: Organising, token: string): void {
  const session = organising.session(token)
  if (session === null) return
  organising.endSession(token)
  organising.audit({ event: 'signed-out', organiserId: session.organiserId })
}

const isOlder = (then: Date, age: number, now: Date): boolean => now.getTime() - then.getTime() > age
