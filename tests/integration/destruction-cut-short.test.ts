import { execFileSync } from 'node:child_process'
import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { closeDatabase, openDatabase } from '#db/connection'
import { beginDestruction } from '#db/destructions'
import { stateOf } from '#lib/collecting/collection'
import { brusselsDayOf } from '#lib/domain/day'
import { aDoomedCollection, foundIn, markersOf, openBeside, rowsOf, type Doomed } from '#tests/support/destroyed'
import { examined, patientIn } from '#tests/support/patient'

describe('a destruction that was cut short', () => {
  const finishing = (doomed: Doomed): string =>
    execFileSync(process.execPath, ['lib/cli/destruction.ts', 'finish', '--data', doomed.data], { encoding: 'utf8' })

  /** As far as a process came that died right after the first transaction, and then while it wiped a key. */
  async function cutShort(): Promise<Doomed> {
    const doomed = await aDoomedCollection(5)
    chmodSync(join(doomed.keysFolder, 'news.key'), 0o400)
    const database = openDatabase(join(doomed.data, 'colligo.sqlite'))
    const facts = { requested: { organiser: 1 }, confirmed: { organiser: 2 }, statements: { rows: 5 }, files: [] }
    beginDestruction(database, JSON.stringify(facts), new Date())
    database.$client.exec('DELETE FROM statements WHERE id <= 2')
    closeDatabase(database)
    writeFileSync(join(doomed.keysFolder, 'fingerprint.key'), 'half overwritten')
    await doomed.close()
    return doomed
  }

  test('is noticed by the doctor, opens to organisers, and is finished by its command', async () => {
    const doomed = await cutShort()
    const markers = markersOf(doomed, rowsOf(doomed)).filter(({ name }) => name !== 'fingerprint key')
    const patient = patientIn(doomed.data)
    const { wrong } = await examined(patient)
    expect(wrong.filter((line) => line.includes('destruction finish'))).toEqual([
      expect.stringMatching(
        /not finished: there are \d+ rows, 2 files of destroyed keys, no certificate\. → Run: \.\/run destruction finish --data /u,
      ),
    ])
    expect(wrong.some((line) => /restore|Restore/u.test(line))).toBe(false)
    const beside = openBeside(doomed)
    expect(beside.exporting.initiative()).toBeNull()
    expect(stateOf(beside.collection(), brusselsDayOf(new Date()))).not.toBe('open')
    await beside.close()

    expect(finishing(doomed)).toContain('The destruction is finished.')
    expect(
      foundIn(
        [doomed.data],
        markers.filter(({ name }) => !name.startsWith('backup')),
      ),
    ).toEqual([])
    expect((await examined(patient)).wrong).toEqual([])
    expect(finishing(doomed)).toContain('finished before')
    expect(rowsOf(doomed)("SELECT count(*) AS rows FROM audit WHERE event = 'destruction-done'")).toEqual([{ rows: 1 }])
  }, 60_000)

  test('cannot be begun by the command', async () => {
    const doomed = await aDoomedCollection(3)
    await doomed.close()
    expect(() => finishing(doomed)).toThrow(/two organisers have to agree on it first/u)
    expect(rowsOf(doomed)('SELECT count(*) AS rows FROM statements')).toEqual([{ rows: 3 }])
  }, 60_000)
})
