import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { expect, test } from 'vitest'
import { anInstance } from '#tests/support/collection'

/** A data folder with ten rows on record, the instance still open. */
function aDiary(): string {
  const { organising, folder } = anInstance()
  for (let row = 0; row < 5; row += 1) {
    organising.audit({ event: 'signed-in', organiserId: 1 })
    organising.audit({ event: 'roles-changed', organiserId: 1, subjectId: 2 })
  }
  return join(folder, 'data')
}

function verify(data: string, ...words: readonly string[]) {
  const command = ['--disable-warning=ExperimentalWarning', 'lib/cli/audit.ts', 'verify', '--data', data, ...words]
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' })
  return { status, text: stdout + stderr }
}

/** Writes as somebody does who has the file and takes away what guards it. */
function tamper(data: string, sql: string): void {
  const client = new BetterSqlite3(join(data, 'colligo.sqlite'))
  client.exec(`DROP TRIGGER audit_is_never_changed; DROP TRIGGER audit_is_never_shortened; ${sql}`)
  client.close()
}

test('a diary that nobody has touched is whole, also while the server writes', () => {
  expect(verify(aDiary())).toMatchObject({ status: 0, text: expect.stringContaining('whole: 10 rows') as string })
})

test.each([
  ['UPDATE audit SET subject_id = 3 WHERE id = 4', 4, 'roles-changed'],
  ["UPDATE audit SET at = '2020-01-01T00:00:00.000Z' WHERE id = 7", 7, 'signed-in'],
  ['DELETE FROM audit WHERE id = 5', 6, 'roles-changed'],
])('the first bad row is named: %s', (sql, row, event) => {
  const data = aDiary()
  tamper(data, sql)
  const { status, text } = verify(data)
  expect(status).toBe(1)
  expect(text).toContain(`breaks at row ${String(row)} (`)
  expect(text).toContain(event)
  expect(JSON.parse(verify(data, '--json').text)).toMatchObject({ isWhole: false, firstUnfit: { id: row, event } })
})

test('an end that was cut off is told', () => {
  const data = aDiary()
  tamper(data, 'DELETE FROM audit WHERE id > 8')
  expect(verify(data)).toMatchObject({ status: 1, text: expect.stringContaining('removed from the end') as string })
})

test('whoever asks for something else is told how it is used', () => {
  const { status, stderr } = spawnSync(process.execPath, ['lib/cli/audit.ts', 'mend'], { encoding: 'utf8' })
  expect([status, stderr]).toEqual([2, expect.stringContaining('Usage')])
})
