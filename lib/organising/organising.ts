import type { AuditEvent } from '#lib/domain/audit-event'
import type { Role } from '#lib/domain/role'
import type { SlowDown } from './slow-down.ts'

/** An organiser as the protected side knows them. */
export interface OrganiserAccount {
  readonly id: number
  readonly email: string
  readonly name: string
  readonly passwordHash: string | null
  readonly roles: readonly Role[]
}

export interface OrganiserSession {
  readonly organiserId: number
  /** `password`: the first step was taken; `full`: both. */
  readonly stage: 'password' | 'full'
  readonly startedAt: Date
  readonly seenAt: Date
  /** When the second factor was last shown; `null` before it was. */
  readonly confirmedAt: Date | null
}

/** What the organisers' side needs from the outside world; `lib/instance.ts` supplies it. */
export interface Organising {
  readonly now: () => Date
  readonly slowDown: SlowDown
  /** The same for whole networks, whatever accounts are tried from there. */
  readonly networks: Pick<SlowDown, 'waitFor' | 'failed'>
  readonly account: (id: number) => OrganiserAccount | null
  readonly accountByEmail: (email: string) => OrganiserAccount | null
  /** `busy` where too many are being tried already. */
  readonly isPassword: (password: string, hash: string | null) => Promise<boolean | 'busy'>
  /** The time step whose one-time code this is; `null` where it is none of this account's. */
  readonly stepOfCode: (account: OrganiserAccount, code: string) => number | null
  /** Spends a code's time step; `false` where it, or a later one, was spent before. */
  readonly spendCode: (id: number, step: number) => boolean
  /** Spends a recovery code, whatever was typed; `false` where it is none of this account's, `busy` as with passwords. */
  readonly spendRecoveryCode: (id: number, typed: string) => Promise<boolean | 'busy'>
  /** @returns The session's token: the only copy, for the browser alone. */
  readonly startSession: (organiserId: number, stage: OrganiserSession['stage']) => string
  readonly session: (token: string) => OrganiserSession | null
  readonly touchSession: (token: string) => void
  /** Notes that the second factor was shown again. @returns The token that takes the place of this one, or `null`. */
  readonly confirmSession: (token: string) => string | null
  readonly endSession: (token: string) => void
  readonly audit: (event: AuditEvent) => void
}
