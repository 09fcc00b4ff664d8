import { stringify } from 'csv-stringify/sync'
import { memberStates, type MemberState } from '#lib/domain/member-states'
import type { SeenBundle } from './paper.ts'

/** Statements on paper of one Member State that two people have counted alike. */
export interface PaperTotal {
  readonly memberState: MemberState
  readonly bundles: number
  readonly sheets: number
  readonly statements: number
}

/** What was gathered of one Member State: apart, since each way is handed over apart, and together against the threshold. */
export interface GatheredByWay {
  readonly memberState: MemberState
  readonly online: number
  readonly onPaper: number
  readonly together: number
  readonly threshold: number
}

/** Joins the two ways in the totals, and nowhere else. Every Member State that has a threshold has its row. */
export function gatheredByWay(
  online: readonly { readonly memberState: string; readonly counted: number }[],
  onPaper: readonly PaperTotal[],
  thresholds: Readonly<Partial<Record<MemberState, number>>>,
): readonly GatheredByWay[] {
  return memberStates.flatMap((memberState) => {
    const threshold = thresholds[memberState]
    if (threshold === undefined) return []
    const isHere = (row: { readonly memberState: string }): boolean => row.memberState === memberState
    const [counted, statements] = [online.find(isHere)?.counted ?? 0, onPaper.find(isHere)?.statements ?? 0]
    return [{ memberState, online: counted, onPaper: statements, together: counted + statements, threshold }]
  })
}

/** Lines end as RFC 4180 wants it. What a spreadsheet would take for a formula is made text. */
const shape = { header: true, record_delimiter: '\r\n', escape_formulas: true } as const

/** The totals as CSV, a row for each Member State. */
export const totalsFile = (rows: readonly GatheredByWay[]): string =>
  stringify(
    rows.map(({ memberState, online, onPaper, together, threshold }) => ({
      member_state: memberState,
      online,
      on_paper: onPaper,
      together,
      threshold,
    })),
    shape,
  )

/** The bundles as CSV, as whoever asks may see them: an empty cell is not known yet, or not to be. */
export const bundlesFile = (bundles: readonly SeenBundle[]): string =>
  stringify(
    bundles.map(({ memberState, name, state, counted, sent }) => ({
      member_state: memberState,
      bundle: name,
      state,
      sheets: counted?.sheets ?? null,
      statements: counted?.statements ?? null,
      sent_to: sent?.to ?? null,
      sent_on: sent?.on ?? null,
    })),
    { ...shape, columns: ['member_state', 'bundle', 'state', 'sheets', 'statements', 'sent_to', 'sent_on'] },
  )
