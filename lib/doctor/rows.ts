import { readDestructionState } from '#db/destructions'
import { miscountedBatches } from '#db/export-batches'
import type { ChainedTable, ChainReport } from '#db/chain'
import { bad, findingsOr, ok, type Finding } from './finding.ts'
import { restoring, type OpenPatient } from './patient.ts'

const words = { statements: 'statements', audit: 'record of events' } as const

/** Rows of each chain that are looked at where not the whole was asked for. */
const endRows = 1000

/** Whether somebody has changed, removed, added or moved rows. */
export async function lookAtChains(patient: OpenPatient): Promise<readonly Finding[]> {
  // Statements that were destroyed have left a gap, or nothing: see the look at destruction.
  if (readDestructionState({ $client: patient.client }) !== null) return [await lookAtChain(patient, 'audit')]
  return [await lookAtChain(patient, 'statements'), await lookAtChain(patient, 'audit')]
}

async function lookAtChain(patient: OpenPatient, table: ChainedTable): Promise<Finding> {
  const { client, chains, isWhole, onProgress } = patient
  const report = isWhole
    ? await chains.verifyChain({ $client: client }, table, onProgress)
    : await chains.verifyEnd({ $client: client }, table, endRows)
  const check = `chain-of-${table}`
  if (!chains.isWholeChain(report)) return bad(check, broken(table, report), afterTampering(patient))
  const rows = new Intl.NumberFormat('en').format(report.rows)
  return ok(check, `The chain of the ${words[table]} is whole (${isWhole ? 'all' : 'the last'} ${rows} rows).`)
}

const broken = (table: ChainedTable, { firstUnfit }: ChainReport): string =>
  firstUnfit === null
    ? `Rows have been removed from the end of the ${words[table]}.`
    : `The chain of the ${words[table]} breaks at row ${String(firstUnfit)}: it, or the row before it, was changed, removed, added or moved.`

/** Whether there are as many statements as were counted when they came. */
export function lookAtCounts(patient: OpenPatient): readonly Finding[] {
  if (readDestructionState({ $client: patient.client }) !== null) return []
  const found = patient.chains
    .miscounted({ $client: patient.client })
    .map(({ memberState, rows, counted }) =>
      bad(
        'counts',
        `${memberState} has ${String(rows)} statements, but ${String(counted)} were counted when they came.`,
        afterTampering(patient),
      ),
    )
  return findingsOr(found, ok('counts', 'There are as many statements as were counted.'))
}

/** Whether every statement that was removed stands on record, and every removal on record has left its mark. */
export function lookAtMarks(patient: OpenPatient): readonly Finding[] {
  const { rows, firstUnrecorded, firstUnmarked, miscounted } = patient.chains.verifyMarks({ $client: patient.client })
  const says = [
    ...(firstUnrecorded === null
      ? []
      : [`Statement ${String(firstUnrecorded)} is marked as removed, but no such removal is on record.`]),
    ...(firstUnmarked === null
      ? []
      : [`Row ${String(firstUnmarked)} of the record of events is a removal that has left no mark.`]),
    ...(miscounted.length === 0
      ? []
      : [`There are other numbers of removed statements than were counted: ${miscounted.join(', ')}.`]),
  ]
  const found = says.map((sentence) => bad('removals', sentence, afterTampering(patient)))
  const whole = `Every removed statement stands on record (${new Intl.NumberFormat('en').format(rows)}).`
  return findingsOr(found, ok('removals', whole))
}

/** Whether every batch that was frozen for an authority has the statements that it had. */
export function lookAtBatches(patient: OpenPatient): readonly Finding[] {
  if (readDestructionState({ $client: patient.client }) !== null) return []
  const found = miscountedBatches({ $client: patient.client }).map((batch) =>
    bad('batches', `Batch ${batch} has not the statements that were frozen in it.`, afterTampering(patient)),
  )
  return findingsOr(found, ok('batches', 'Every batch has the statements that were frozen in it.'))
}

const afterTampering = (patient: OpenPatient): string =>
  `Somebody or something has written to the file around the server: tell the organisers, and export nothing. ${restoring(patient)}`
