import type { Day } from '#lib/domain/day'
import type { Initiative } from '#lib/domain/initiative'
import type { MemberState } from '#lib/domain/member-states'
import type { RulePack } from '#lib/domain/rule'
import { goalByState } from '#lib/rules/goal'
import type { ValidityCertificate } from './validity-certificates.ts'

/**
 * What the form by which an initiative is submitted to the Commission says, as far as it is known here.
 *
 * Source: Regulation (EU) 2019/788, Article 13 and Annex VII. Its wording is to be compared with the Official Journal's.
 */
export interface Submission {
  readonly rows: readonly SubmissionRow[]
  /** Valid statements in all. */
  readonly total: number
  /** Member States whose threshold is reached. */
  readonly reached: number
  readonly missing: readonly SubmissionMissing[]
  /** Member States with statements whose authority's certificate is not here. */
  readonly withoutCertificate: readonly MemberState[]
  /** From which the three months are counted. */
  readonly lastCertificateOn: Day | null
}

export interface SubmissionRow {
  readonly memberState: MemberState
  readonly valid: number
  readonly authority: string
  readonly issuedOn: Day
  readonly threshold: number
  readonly isReached: boolean
}

export type SubmissionMissing = 'no-initiative' | 'certificates' | 'too-few-statements' | 'too-few-member-states'

/** Adds up what authorities have certified, and says what is missing. */
export function submissionOf(facts: {
  readonly initiative: Initiative | null
  readonly pack: RulePack
  readonly certificates: readonly ValidityCertificate[]
  /** Member States with statements that count. */
  readonly withStatements: readonly MemberState[]
}): Submission {
  const { initiative, pack, certificates, withStatements } = facts
  const goal = goalByState(pack, initiative?.registeredOn ?? '')
  const rows = certificates.map(({ memberState, valid, authority, issuedOn }): SubmissionRow => {
    const threshold = goal.thresholds[memberState] ?? goal.total
    return { memberState, valid, authority, issuedOn, threshold, isReached: valid >= threshold }
  })
  const total = rows.reduce((sum, { valid }) => sum + valid, 0)
  const reached = rows.filter(({ isReached }) => isReached).length
  const withoutCertificate = withStatements.filter((code) => rows.every(({ memberState }) => memberState !== code))
  const missing: readonly (readonly [SubmissionMissing, boolean])[] = [
    ['no-initiative', initiative === null],
    ['certificates', withoutCertificate.length > 0],
    ['too-few-statements', total < goal.total],
    ['too-few-member-states', reached < goal.states],
  ]
  return {
    ...{ rows, total, reached, withoutCertificate },
    missing: missing.flatMap(([code, isMissing]) => (isMissing ? [code] : [])),
    lastCertificateOn:
      rows
        .map(({ issuedOn }) => issuedOn)
        .toSorted()
        .at(-1) ?? null,
  }
}
