import type { ChainedTable, ChainReport } from '#db/chain'
import { bad, findingsOr, ok, type Finding } from './finding.ts'
import { restoring, type OpenPatient } from './patient.ts'

const words = { statements: 'statements', audit: 'record of events' } as const

/** Rows of each chain that are looked at where not the whole was asked for. */
const endRows = 1000

/** Whether somebody has changed, removed, added or moved rows. */
export async function lookAtChains(patient: OpenPatient): Promise<readonly Finding[]> {
  const found = [await lookAtChain(patient, 'statements'), await lookAtChain(patient, 'audit')]
  return found
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

const afterTampering = (patient: OpenPatient): string =>
  `Somebody or something has written to the file around the server: tell the organisers, and export nothing. ${restoring(patient)}`
