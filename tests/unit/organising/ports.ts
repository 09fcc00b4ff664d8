import type { Collection } from '#lib/collecting/collection'
import type { AuditEvent } from '#lib/domain/audit-event'
import { rulePackOf } from '#lib/rules/rule-packs'
import type { CollectionSwitch } from '#lib/organising/collection-switch'
import type { Inviting } from '#lib/organising/invitations'
import type { Organising } from '#lib/organising/organising'
import { slowDown, withNetworks } from '#lib/organising/slow-down'

/** Noon in Brussels, on a day in the sample initiative's collection period. */
export const noon = new Date('2026-11-22T11:00:00Z')

const never = (): never => {
  throw new Error('this use case has no business here')
}

/** The organisers' side with nothing behind it but a list of what was put on record. */
export function organisingWith(changes: Partial<Organising> = {}): {
  readonly organising: Organising
  readonly audited: AuditEvent[]
} {
  const audited: AuditEvent[] = []
  const organising: Organising = {
    now: () => noon,
    slowDown: slowDown(),
    networks: slowDown(withNetworks),
    account: never,
    accountByEmail: never,
    isPassword: never,
    stepOfCode: never,
    spendCode: never,
    spendRecoveryCode: never,
    startSession: never,
    session: never,
    touchSession: never,
    confirmSession: never,
    endSession: never,
    audit: (event) => audited.push(event),
    ...changes,
  }
  return { organising, audited }
}

/** A collection that lives in a variable. */
export function collectionIn(state: { current: Collection; hasStatements?: boolean }): CollectionSwitch {
  return {
    collection: () => state.current,
    hasStatements: () => state.hasStatements ?? false,
    hasSealed: () => state.hasStatements ?? false,
    setCollecting: (isCollecting) => {
      state.current = { ...state.current, isCollecting }
    },
    missingForLive: () => [],
    goLive: () => {
      state.current = { ...state.current, isLive: true, isCollecting: true }
      return { count: 0, lastLink: null }
    },
    setClosed: () => {
      state.current = { ...state.current, isCollecting: false, isClosed: true }
    },
    keepInitiative: (initiative, rulePack) => {
      state.current = { ...state.current, initiative, pack: rulePackOf(rulePack) ?? state.current.pack }
    },
  }
}

export const invitingWith = (changes: Partial<Inviting>): Inviting => ({
  keepInvitation: never,
  invited: never,
  codeAddress: never,
  newToken: never,
  problemWithPassword: never,
  hashPassword: never,
  takeUp: never,
  ...changes,
})
