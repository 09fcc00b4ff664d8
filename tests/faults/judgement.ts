import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { verifyChain } from '#db/chain'
import { derivedKey, identifierOf } from '#lib/crypto/tokens'
import { databaseIn } from './template.ts'

/** What stands in a database, as SQLite finds it after the fault. */
export interface Contents {
  /** What keeps it from being sound; empty where nothing does. */
  readonly unsound: readonly string[]
  /** Identifiers; that no fingerprint stands twice is checked with the rest. */
  readonly statements: readonly string[]
  /** Marks of the forms that were taken. */
  readonly marks: ReadonlySet<string>
}

/** Reads a database that nobody serves now. Opening it is what a restart does: SQLite goes through its log. */
export async function contentsOf(file: string): Promise<Contents> {
  const client = new BetterSqlite3(file, { fileMustExist: true })
  try {
    const integrity = client.pragma('integrity_check', { simple: true })
    const statements = client
      .prepare<[], [string, Buffer, string]>('SELECT identifier, fingerprint, member_state FROM statements')
      .raw()
      .all()
    const marks = client.prepare<[], string>('SELECT sent_as FROM used_challenges').pluck().all()
    const tallies = client
      .prepare<[], [string, number, number]>('SELECT member_state, counted, repeated FROM tallies')
      .raw()
      .all()
    const memberStates = new Map<string, number>()
    for (const [, , memberState] of statements) memberStates.set(memberState, (memberStates.get(memberState) ?? 0) + 1)
    const repeated = tallies.reduce((sum, [, , times]) => sum + times, 0)
    const miscounted = tallies.filter(([memberState, counted]) => (memberStates.get(memberState) ?? 0) !== counted)
    const counted = tallies.reduce((sum, [, times]) => sum + times, 0)
    const unsound = [
      ...(integrity === 'ok' ? [] : [`integrity check: ${String(integrity)}`]),
      ...(miscounted.length === 0 && counted === statements.length ? [] : ['tallies are not the rows']),
      ...(repeated === marks.length - statements.length ? [] : ['repetitions are not the forms without a statement']),
      ...(new Set(statements.map(([, print]) => print.toString('hex'))).size === statements.length
        ? []
        : ['one person stands there twice']),
      ...(new Set(marks).size === marks.length ? [] : ['one form was taken twice']),
      ...(await brokenChains(client)),
    ]
    return {
      unsound,
      statements: statements.map(([identifier]) => identifier),
      marks: new Set(marks),
    }
  } finally {
    client.close()
  }
}

/** The same for a file that nobody has spoilt: that SQLite refuses it is the worst of findings, not a reason to stop. */
async function contentsOrNothing(file: string): Promise<Contents> {
  try {
    return await contentsOf(file)
  } catch (error) {
    if (!(error instanceof BetterSqlite3.SqliteError)) throw error
    return { unsound: [`SQLite refuses the file: ${error.code}`], statements: [], marks: new Set() }
  }
}

async function brokenChains(client: BetterSqlite3.Database): Promise<readonly string[]> {
  const broken: string[] = []
  for (const table of ['statements', 'audit'] as const) {
    const { firstUnfit, isCut } = await verifyChain({ $client: client }, table)
    if (firstUnfit !== null || isCut) broken.push(`the chain of ${table} is broken`)
  }
  return broken
}

/** The mark that a form leaves beside its challenge: keyed, so that the database alone joins it to no statement. */
export function marker(folder: string): (identifier: string) => string {
  const server = Buffer.from(readFileSync(join(folder, 'data', 'keys', 'server.key'), 'utf8').trim(), 'base64url')
  const key = derivedKey(server, 'colligo form sent again')
  return (identifier) => identifierOf(key, [identifier])
}

export interface Testimony {
  readonly sent: readonly { readonly formToken: string; readonly isRepeated: boolean }[]
  readonly acknowledged: ReadonlyMap<string, string>
}

/** What is wrong with a folder, given what its server said before it died. Nothing, one hopes. */
export interface Judgement {
  /** Acknowledged, and not there. */
  readonly lost: readonly string[]
  readonly unsound: readonly string[]
  /** Statements that came since the template. */
  readonly stored: number
}

/**
 * Compares what is stored with what was said: acknowledged ⊆ stored, stored ≤ acknowledged + under way.
 *
 * @param before - Statements that were there before anybody signed.
 */
export async function judge(folder: string, before: number, said: Testimony): Promise<Judgement> {
  const contents = await contentsOrNothing(databaseIn(folder))
  const markOf = marker(folder)
  const stored = new Set(contents.statements)
  const came = stored.size - before
  const receipts = said.sent.flatMap(({ formToken, isRepeated }) => {
    const identifier = said.acknowledged.get(formToken)
    return identifier === undefined ? [] : [{ formToken, isRepeated, identifier }]
  })
  const isMissing = ({ identifier, isRepeated }: (typeof receipts)[number]): boolean =>
    !contents.marks.has(markOf(identifier)) || (!isRepeated && !stored.has(identifier))
  const lost = receipts.filter(isMissing).map(({ formToken }) => formToken)
  const firsts = said.sent.filter(({ isRepeated }) => !isRepeated).length
  const unsound = [
    ...contents.unsound,
    ...(receipts.some(({ identifier, isRepeated }) => isRepeated && stored.has(identifier))
      ? ['somebody was counted twice']
      : []),
    ...(contents.statements.every((identifier) => contents.marks.has(markOf(identifier)))
      ? []
      : ['a statement without its form']),
    ...(came > firsts ? ['more statements than were sent'] : []),
  ]
  if (came < receipts.filter(({ isRepeated }) => !isRepeated).length) lost.push('some statement')
  return { lost, unsound, stored: came }
}
