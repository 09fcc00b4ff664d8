import type { VerifiedHeader } from './export-header.ts'

/** What a package is called, without an ending: whose, of which Member State, which batch. Told apart in any folder. */
export function packageName({
  initiative,
  memberState,
  batch,
  statements,
  exportedAt,
  isPractice,
}: VerifiedHeader): string {
  const number = initiative.registrationNumber.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/gu, '')
  const which = batch === null ? exportedAt.slice(0, 10) : `batch-${String(batch.number)}`
  const kind = statements === 'suspect' ? ['suspect'] : []
  return [...(isPractice ? ['practice'] : []), number, memberState, ...kind, which].join('-')
}
