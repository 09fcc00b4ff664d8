import { join } from 'node:path'
import { expect, test } from 'vitest'
import { closeDatabase, openDatabase } from '#db/connection'
import { statements } from '#db/schema'
import { memberStateOfIndex, madeUpSignatory } from '#lib/cli/demo/people'
import { openingKeysOf, openStatement } from '#lib/opening/open-statement'
import { certain } from '#tests/support/certain'
import { killUnderLoad } from './killed.ts'
import { scratchOfTest } from './scratch-of-test.ts'
import { databaseIn, makeTemplate } from './template.ts'

const rounds = 8

test('whoever saw a receipt is counted, once, though the server was killed again and again', async () => {
  const scratch = scratchOfTest()
  const template = await makeTemplate(join(scratch, 'template'), { forms: 0 })
  const folder = join(scratch, 'killed')
  const { outcomes, people, broken } = await killUnderLoad(template, folder, rounds, 20_261_122)

  expect(outcomes.flatMap(({ lost, unsound }) => [...lost, ...unsound])).toEqual([])
  // The test did what it says: much was acknowledged, and much was under way when the process died.
  expect(outcomes.reduce((sum, { acknowledged }) => sum + acknowledged, 0)).toBeGreaterThan(rounds * 5)
  expect(broken).toBeGreaterThan(rounds)

  // And every statement opens, and is the one of the person whose receipt it was.
  const key = await openingKeysOf([template.privateKey])
  const database = openDatabase(databaseIn(folder))
  const rows = database.select().from(statements).all()
  closeDatabase(database)
  expect(rows).toHaveLength(people.size)
  for (const { identifier, memberState, sealed } of rows) {
    const person = people.get(identifier)!
    expect(memberState).toBe(memberStateOfIndex(person))
    const { contents, context } = certain(await openStatement(key, sealed, { memberState }))
    expect(context.statement).toBe(identifier)
    expect(contents).toMatchObject({ values: madeUpSignatory(memberStateOfIndex(person), person) })
  }
}, 120_000)
