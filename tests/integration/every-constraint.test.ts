import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openDatabase } from '#db/connection'
import { temporaryFolder } from '#tests/support/collection'

/** What the tests of this folder say. */
const tests = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))
  .join('\n')

it('every named rule of the database, trigger or constraint, is named by a test that sees it refuse', () => {
  const database = openDatabase(join(temporaryFolder(), 'colligo.sqlite'))
  onTestFinished(() => {
    database.$client.close()
  })
  const made = database.$client.prepare("SELECT type, name, sql FROM sqlite_master WHERE sql <> ''").all() as readonly {
    readonly type: string
    readonly name: string
    readonly sql: string
  }[]
  const rules = made.flatMap(({ type, name, sql }) =>
    type === 'trigger'
      ? [name]
      : [...sql.matchAll(/CONSTRAINT "(?<rule>\w+)"/gu)].map(({ groups }) => groups?.['rule']),
  )
  expect(rules.length).toBeGreaterThan(100)
  expect(rules.filter((rule) => !new RegExp(`\\b${rule ?? '-'}\\b`, 'u').test(tests))).toEqual([])
})
