import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { closeDatabase, openDatabase } from '#db/connection'
import type { Patient } from '#lib/doctor/patient'
import { aPatient, examined, tamper, wayBack } from '#tests/support/patient'

function changeFile({ file }: Patient, change: (bytes: Buffer) => void): void {
  const bytes = readFileSync(file)
  change(bytes)
  writeFileSync(file, bytes)
}

describe('a damaged database', () => {
  /** Where a table's or an index's first page begins. */
  function pageOf({ file }: Patient, name: string): number {
    const database = openDatabase(file)
    const root = database.$client.prepare('SELECT rootpage FROM sqlite_master WHERE name = ?').pluck().get(name)
    const size = Number(database.$client.pragma('page_size', { simple: true }))
    closeDatabase(database)
    return (Number(root) - 1) * size
  }

  test.each(['statements', 'statements_one_per_signatory', 'audit', 'tallies'])(
    'with a torn page of %s is called damaged, with the way back',
    async (name) => {
      const patient = await aPatient()
      const start = pageOf(patient, name)
      changeFile(patient, (bytes) => randomBytes(64).copy(bytes, start))
      const { verdict, wrong } = await examined(patient)
      expect(verdict).toBe('bad')
      expect(wrong).toContainEqual(expect.stringMatching(/damaged.*run restore BACKUP/u))
    },
  )

  test('with a single letter of a sealed statement changed on disk is found out by the chain', async () => {
    const patient = await aPatient()
    changeFile(patient, (bytes) => {
      const at = bytes.indexOf('eyJhbGciOiJFQ0RILUVTIn0..') + 40
      bytes[at] = bytes[at] === 0x41 ? 0x42 : 0x41
    })
    const { wrong } = await examined(patient)
    expect(wrong).toEqual([expect.stringMatching(/^bad chain-of-statements: .* breaks at row \d+/u)])
  })

  test.each([
    ['overwritten at its head', (bytes: Buffer) => bytes.fill(7, 0, 100)],
    ['of zeros', (bytes: Buffer) => bytes.fill(0)],
  ])('%s is called damaged, with the way back', async (_how, change) => {
    const patient = await aPatient()
    changeFile(patient, change)
    const { verdict, wrong } = await examined(patient)
    expect([verdict, wrong]).toEqual(['bad', [expect.stringContaining(wayBack)]])
  })

  test.each([
    ['an edited row', "UPDATE statements SET language = 'fi' WHERE id = 7", /^bad chain-of-statements: .*row 7/u],
    ['a deleted row', 'DELETE FROM statements WHERE id = 7', /^bad chain-of-statements: .*row 8/u],
    ['a deleted last row', 'DELETE FROM statements WHERE id = 30', /^bad counts: EE has 29 statements, but 30/u],
    [
      'a law of a later version',
      "DROP TRIGGER initiatives_rule_pack_stays; UPDATE initiatives SET rule_pack = 'eci-2031'",
      /^bad rule-pack: .*"eci-2031", which this version does not know/u,
    ],
    ['a deleted event', 'DELETE FROM audit', /^bad chain-of-audit: Rows have been removed from the end/u],
    ['an edited event', 'UPDATE audit SET organiser_id = 2', /^bad chain-of-audit: .*row 1/u],
    [
      'a session of nobody',
      "PRAGMA foreign_keys = OFF; INSERT INTO sessions (digest, organiser_id, stage, started_at, seen_at) VALUES (zeroblob(32), 99, 'full', '', '')",
      /^bad references: Rows of sessions/u,
    ],
  ])('with %s is found out, and the organisers are to be told', async (_what, sql, words) => {
    const patient = await aPatient()
    tamper(patient, sql)
    const { verdict, wrong } = await examined(patient, { isWhole: true })
    expect(verdict).toBe('bad')
    expect(wrong).toContainEqual(expect.stringMatching(words))
  })

  test('of a newer Colligo is not taken for a damaged one', async () => {
    const patient = await aPatient()
    tamper(patient, "INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('', 9999999999999)")
    expect((await examined(patient)).wrong).toEqual([expect.stringMatching(/^bad schema: A newer Colligo/u)])
  })

  test('with old tables is told to be brought up to date', async () => {
    const patient = await aPatient()
    tamper(
      patient,
      'DELETE FROM __drizzle_migrations WHERE created_at = (SELECT max(created_at) FROM __drizzle_migrations)',
    )
    const { verdict, wrong } = await examined(patient)
    expect([verdict, wrong]).toEqual(['warn', [expect.stringMatching(/^warn schema: .*run start/u)]])
  })
})
