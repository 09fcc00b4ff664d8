import { parseTypedDay } from '#lib/domain/day'
import { foldText } from '#lib/domain/identity'
import { fail, ok, type Result } from '#lib/domain/result'
import type { OpenedStatement } from './contents.ts'
import { sealedBatches, verifyExport } from './export-file.ts'
import { batchSize, inOrder, located, type Opening } from './open-export.ts'
import type { OpeningProblem } from './problems.ts'

/** Whose statement is looked for. Empty is anybody's. */
export interface Wanted {
  /** Parts of given and family names, in any order and spelling. */
  readonly names: string
  /** A day of birth, or a number of a document. */
  readonly birthOrNumber: string
}

export interface FoundStatement {
  readonly identifier: string
  readonly signedOn: string
}

/** Whether a statement may be the person's: all parts of the names are in its names, and the day or number is its own. */
export function fits({ names, birthOrNumber }: Wanted, { values }: Pick<OpenedStatement, 'values'>): boolean {
  const own = foldText(`${values.givenNames ?? ''} ${values.familyNames ?? ''}`)
  const parts = names.split(/\s+/u).map(foldText)
  if (!parts.every((part) => own.includes(part))) return false
  if (birthOrNumber.trim() === '') return true
  const day = parseTypedDay(birthOrNumber)
  if (day !== null && day === values.dateOfBirth) return true
  return values.documentNumber !== undefined && foldText(values.documentNumber) === foldText(birthOrNumber)
}

/**
 * Opens each statement of an export in memory, one batch after another, and tells the identifiers of those that fit: for
 * organisers whom somebody without a receipt asks. Writes nothing.
 */
export async function findStatements(
  opening: Omit<Opening, 'sink'>,
  wanted: Wanted,
): Promise<Result<readonly FoundStatement[], OpeningProblem>> {
  const { source, machine, privateKeys } = opening
  const verified = await verifyExport(source, undefined, machine.newSha256)
  if (!verified.ok) return fail({ code: verified.problem })
  const { header } = verified.value
  if (header.sealedTo !== undefined) return fail({ code: 'for-authority' })
  const expected = { initiative: header.initiative.registrationNumber, memberState: header.memberState }
  const workers = machine.startWorkers({ privateKeys, expected })
  try {
    const sealed = sealedBatches(source, verified.value, batchSize, machine.newSha256)
    return await findIn(inOrder(sealed, workers), verified.value.count, opening, wanted)
  } finally {
    await workers.stop()
  }
}

async function findIn(
  batches: ReturnType<typeof inOrder>,
  total: number,
  { privateKeys, signal, onProgress }: Omit<Opening, 'sink'>,
  wanted: Wanted,
): Promise<Result<readonly FoundStatement[], OpeningProblem>> {
  const found: FoundStatement[] = []
  for (let done = 0; ;) {
    const next = await batches.next()
    if (next.done === true) return next.value === 'unchanged' ? ok(found) : fail({ code: next.value })
    if (signal?.aborted === true) return fail({ code: 'interrupted' })
    if (!next.value.ok) return fail(located(next.value.problem, done, privateKeys))
    const opened = next.value.value
    found.push(
      ...opened.filter((one) => fits(wanted, one)).map(({ identifier, signedOn }) => ({ identifier, signedOn })),
    )
    done += opened.length
    onProgress?.({ phase: 'opening', done, total })
  }
}
