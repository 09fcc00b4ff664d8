import { readFileSync } from 'node:fs'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { closeDatabase, openDatabase } from '#db/connection'
import { statements, tallies, usedChallenges } from '#db/schema'
import { memberStateOfIndex, madeUpSignatory } from '#lib/cli/demo/people'
import { derivedKey, identifierOf } from '#lib/crypto/tokens'
import { signStatement } from '#lib/collecting/sign-statement'
import { openInstance } from '#lib/instance/instance'
import { openingKeyOf, openStatement } from '#lib/opening/open-statement'
import { certain } from '#tests/support/certain'
import { anOpenCollection } from '#tests/support/collection'
import { formOf, type Line, type Sending } from './signing-child.ts'

const rounds = 12

/** The same moments in every run; which instruction they hit is the machine's own. */
function moments(): () => number {
  let state = 20_261_122
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return (state / 2 ** 32) * 400
  }
}

interface Said {
  readonly sent: readonly Sending[]
  /** Identifiers by the token of their form. */
  readonly acknowledged: ReadonlyMap<string, string>
}

/** Lets people sign in another process, and kills it without a warning some time after the first was acknowledged. */
async function signAndDie(folder: string, from: number, milliseconds: number): Promise<Said> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'signing-child.ts'), folder, String(from)])
  let said = ''
  let faults = ''
  child.stderr.on('data', (chunk: Buffer) => (faults += chunk.toString()))
  await new Promise((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      const isFirst = !said.includes('acknowledged')
      said += chunk.toString()
      if (isFirst && said.includes('acknowledged')) setTimeout(() => child.kill('SIGKILL'), milliseconds)
    })
    child.once('close', resolve)
  })
  expect(faults).toBe('')
  expect(child.signalCode).toBe('SIGKILL')
  const lines = said
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Line)
  return {
    sent: lines.flatMap((line) => (line.what === 'sending' ? [line] : [])),
    acknowledged: new Map(
      lines.flatMap((line) => (line.what === 'acknowledged' ? [[line.formToken, line.identifier] as const] : [])),
    ),
  }
}

/** What stands in the file, read as SQLite finds it after the crash. */
function contentsOf(folder: string) {
  const database = openDatabase(join(folder, 'data', 'colligo.sqlite'))
  try {
    return {
      integrity: database.$client.pragma('integrity_check', { simple: true }),
      statements: database.select().from(statements).all(),
      challenges: database.select().from(usedChallenges).all(),
      tallies: database.select().from(tallies).all(),
    }
  } finally {
    closeDatabase(database)
  }
}

type Contents = ReturnType<typeof contentsOf>

/** The mark that a form leaves beside its challenge: keyed, so that the database alone joins it to no statement. */
function marker(folder: string): (identifier: string) => string {
  const server = Buffer.from(readFileSync(join(folder, 'data', 'keys', 'server.key'), 'utf8').trim(), 'base64url')
  const key = derivedKey(server, 'colligo form sent again')
  return (identifier) => identifierOf(key, [identifier])
}

/** Every statement has its challenge and is counted once; everything else that was counted is a repetition. */
function expectNothingHalf(
  folder: string,
  { integrity, statements: rows, challenges, tallies: counts }: Contents,
): void {
  const markOf = marker(folder)
  expect(integrity).toBe('ok')
  const spent = new Set(challenges.map(({ sentAs }) => sentAs))
  expect(spent.size).toBe(challenges.length)
  for (const { identifier } of rows) expect(spent.has(markOf(identifier))).toBe(true)

  for (const { memberState, counted } of counts) {
    expect(rows.filter((row) => row.memberState === memberState)).toHaveLength(counted)
  }
  const sum = (numbers: readonly number[]): number => numbers.reduce((one, other) => one + other, 0)
  expect(sum(counts.map(({ counted }) => counted))).toBe(rows.length)
  expect(sum(counts.map(({ repeated }) => repeated))).toBe(spent.size - rows.length)
}

/** Sends forms once more, as a browser does whose connection broke, each of them twice. */
async function sendAgain(folder: string, { sent, acknowledged }: Said): Promise<readonly string[]> {
  const data = join(folder, 'data')
  const instance = openInstance({ dataFolder: data, keysFolder: join(data, 'keys'), challengeTries: 2 })
  const identifiers: string[] = []
  for (const sending of sent) {
    const first = certain(await signStatement(instance.collecting, formOf(sending)))
    const second = certain(await signStatement(instance.collecting, formOf(sending)))
    expect(second).toEqual(first)
    expect(first.identifier).toBe(acknowledged.get(sending.formToken) ?? first.identifier)
    identifiers.push(first.identifier)
  }
  instance.close()
  return identifiers
}

test('whoever saw a receipt is counted, once, though the server was killed a dozen times', async () => {
  const collection = await anOpenCollection()
  const { folder, privateKey } = collection
  const random = moments()
  const markOf = marker(folder)
  const firsts = new Map<string, number>()
  let [acknowledgements, broken, from] = [0, 0, 0]

  for (let round = 0; round < rounds; round += 1) {
    const said = await signAndDie(folder, from, random())
    from += 100_000
    const contents = contentsOf(folder)
    expectNothingHalf(folder, contents)

    // What was acknowledged is there: the statement, or for who had signed before the note that they came again.
    const stored = new Set(contents.statements.map(({ identifier }) => identifier))
    const noted = new Set(contents.challenges.map(({ sentAs }) => sentAs))
    for (const { formToken, isRepeated } of said.sent) {
      const identifier = said.acknowledged.get(formToken)
      if (identifier === undefined) continue
      expect(noted.has(markOf(identifier))).toBe(true)
      expect(stored.has(identifier)).toBe(!isRepeated)
    }

    // What was under way when the process died is sent again, and so is what was acknowledged.
    const identifiers = await sendAgain(folder, said)
    for (const [index, { person, isRepeated }] of said.sent.entries()) {
      if (!isRepeated) firsts.set(identifiers[index]!, person)
    }
    const after = contentsOf(folder)
    expectNothingHalf(folder, after)
    expect(new Set(after.statements.map(({ identifier }) => identifier))).toEqual(new Set(firsts.keys()))
    acknowledgements += said.acknowledged.size
    broken += said.sent.length - said.acknowledged.size
  }

  // The test did what it says: much was acknowledged, and much was under way when the process died.
  expect(acknowledgements).toBeGreaterThan(rounds * 5)
  expect(broken).toBeGreaterThan(rounds)

  // And every statement opens, and is the one of the person whose receipt it was.
  const key = await openingKeyOf(privateKey)
  for (const { identifier, memberState, sealed } of contentsOf(folder).statements) {
    const person = firsts.get(identifier)!
    expect(memberState).toBe(memberStateOfIndex(person))
    const { contents, context } = certain(await openStatement(key, sealed, { memberState }))
    expect(context.statement).toBe(identifier)
    expect(contents).toMatchObject({ values: madeUpSignatory(memberStateOfIndex(person), person) })
  }
}, 180_000)
