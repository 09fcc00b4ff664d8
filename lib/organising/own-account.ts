import { fail, ok, type Result } from '#lib/domain/result'
import type { Organising, OrganiserAccount } from './organising.ts'
import { problemWithNewPassword, type ShapeProblem } from './personal-password.ts'

/** One of somebody's own sessions. Of device or address nothing is kept: times are what it can be told by. */
export interface OwnSession {
  /** Digest of its token, in hex. */
  readonly digest: string
  readonly startedAt: Date
  readonly seenAt: Date
  /** Whether it is the one that asks. */
  readonly isThis: boolean
}

/** What the care of one's own account needs from the outside world. */
export interface OwnAccount {
  readonly sessions: (organiserId: number, token: string) => readonly OwnSession[]
  /** `false` where it is not one of theirs. */
  readonly endOther: (organiserId: number, digest: string) => boolean
  readonly problemWithPassword: (password: string) => Promise<ShapeProblem | null>
  readonly hashPassword: (password: string) => Promise<string>
  readonly recoveryCodesLeft: (organiserId: number) => number
  /** Puts a new sheet of codes in the place of the old one. @returns The only copy, for paper alone. */
  readonly renewRecoveryCodes: (organiserId: number) => Promise<readonly string[]>
  /** Sets another password and ends every session but the one with this token. */
  readonly setPassword: (organiserId: number, hash: string, token: string) => void
}

export type PasswordProblem = ShapeProblem | 'too-personal' | 'refused' | 'wait' | 'wrong-code' | 'not-repeated'

/**
 * Changes somebody's own password: with the present one and a fresh one-time code, so that a screen left alone is not
 * enough. Every other session ends.
 */
export async function changeOwnPassword(
  organising: Organising,
  own: OwnAccount,
  account: OrganiserAccount,
  token: string,
  form: { readonly current: string; readonly password: string; readonly repeated: string; readonly code: string },
): Promise<Result<void, PasswordProblem>> {
  const now = organising.now()
  const tries = `password of ${String(account.id)}`
  return await organising.slowDown.inTurn(tries, async () => {
    if (organising.slowDown.waitFor(tries, now) > 0) return fail('wait')
    const problem = await problemWithNewPassword(own.problemWithPassword, form.password, account)
    if (problem !== null) return fail(problem)
    if (form.password !== form.repeated) return fail('not-repeated')
    const fits = await organising.isPassword(form.current, account.passwordHash)
    if (fits === 'busy') return fail('wait')
    const step = fits ? organising.stepOfCode(account, form.code) : null
    if (step === null || !organising.spendCode(account.id, step)) {
      organising.slowDown.failed(tries, now)
      organising.audit({ event: fits ? 'one-time-code-failed' : 'sign-in-failed', organiserId: account.id })
      return fail(fits ? 'wrong-code' : 'refused')
    }
    own.setPassword(account.id, await own.hashPassword(form.password), token)
    organising.slowDown.succeeded(tries)
    organising.audit({ event: 'password-changed', organiserId: account.id })
    return ok(undefined)
  })
}

/** Ends another session of somebody's own, such as one on a computer that was left. */
export function endOwnSession(
  { audit }: Organising,
  own: OwnAccount,
  organiserId: number,
  digest: string,
): Result<void, 'no-such-session'> {
  if (!own.endOther(organiserId, digest)) return fail('no-such-session')
  audit({ event: 'session-revoked', organiserId })
  return ok(undefined)
}

/**
 * Makes a sheet of recovery codes, for the day on which the phone is lost: with a fresh one-time code, so that a screen
 * left alone is not enough. The sheet before is worth nothing any more.
 */
export function makeRecoveryCodes(
  organising: Organising,
  own: OwnAccount,
  account: OrganiserAccount,
  code: string,
): Promise<Result<readonly string[], 'wrong-code' | 'wait'>> {
  const tries = `code of ${String(account.id)}`
  return organising.slowDown.inTurn(tries, async () => {
    const now = organising.now()
    if (organising.slowDown.waitFor(tries, now) > 0) return fail('wait')
    const step = organising.stepOfCode(account, code)
    if (step === null || !organising.spendCode(account.id, step)) {
      organising.slowDown.failed(tries, now)
      organising.audit({ event: 'one-time-code-failed', organiserId: account.id })
      return fail('wrong-code')
    }
    organising.slowDown.succeeded(tries)
    const codes = await own.renewRecoveryCodes(account.id)
    organising.audit({ event: 'recovery-codes-made', organiserId: account.id, count: codes.length })
    return ok(codes)
  })
}
