import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { closeDatabase, openDatabase } from '#db/connection'
import { recorder } from '#db/statements'
import { stateOf } from '#lib/collecting/collection'
import { signStatement } from '#lib/collecting/sign-statement'
import { brusselsDayOf } from '#lib/domain/day'
import { finishDestruction, type Certificate } from '#lib/organising/destruction'
import { placeHold } from '#lib/organising/retention'
import { backUpBeside } from '#tests/support/back-up-beside'
import { certain } from '#tests/support/certain'
import { aForm } from '#tests/support/collection'
import { aDoomedCollection, foundIn, markersOf, openBeside, rowsOf, type Doomed } from '#tests/support/destroyed'
import { commitmentsIn, eventsIn, readLog } from '#tests/support/log-reading'
import { aSealedStatement, aSpentChallenge, examined, patientIn } from '#tests/support/patient'
import { agreedOn } from '#tests/support/two-organisers'

const handedOver = { handedOver: 'yes' } as const

/** Leaves sealed statements in pages that belong to no table any more, as an older SQLite or another program would. */
function leaveInFreePages({ data }: Doomed): void {
  const client = new BetterSqlite3(join(data, 'colligo.sqlite'), { timeout: 5000 })
  client.pragma('secure_delete = OFF')
  client.exec(
    'CREATE TABLE padding AS SELECT sealed, fingerprint FROM statements, json_each(json_array(1, 2, 3, 4, 5, 6, 7, 8))',
  )
  client.exec('DROP TABLE padding')
  expect(client.pragma('freelist_count', { simple: true })).toBeGreaterThan(0)
  client.close()
}

const foldersOf = ({ data, backups }: Doomed): readonly string[] => [data, backups]

const certificateIn = (doomed: Pick<Doomed, 'retention'>): Certificate =>
  JSON.parse(doomed.retention.destruction()?.certificate ?? '') as Certificate

describe('after two organisers have had the statements destroyed', () => {
  test('no byte of a statement, a fingerprint, a reader of news or a key is found in any file', async () => {
    const doomed = await aDoomedCollection()
    const beside = openBeside(doomed)
    doomed.collectionSwitch.setCollecting(true)
    certain(await signStatement(beside.collecting, await aForm(beside, 'FR')))
    leaveInFreePages(doomed)
    // What a killed backup leaves: a readable copy of the database.
    const scratch = join(doomed.data, '.backup-scratch-killed')
    mkdirSync(scratch)
    for (const part of ['', '-wal'])
      copyFileSync(join(doomed.data, `colligo.sqlite${part}`), join(scratch, `copy.sqlite${part}`))
    const markers = markersOf(doomed, rowsOf(doomed))
    expect(markers.length).toBeGreaterThan(50)
    expect(foundIn(foldersOf(doomed), markers)).toEqual(markers.map(({ name }) => name))
    expect(foundIn([doomed.backups], markers)).toEqual([expect.stringMatching(/^backup colligo-/u)])
    expect(foundIn([scratch], markers)).toContain('fingerprint 0')

    certain(await agreedOn(doomed, doomed.pair, 'destroy', handedOver))

    expect(foundIn(foldersOf(doomed), markers)).toEqual([])
    expect(readdirSync(doomed.keysFolder)).toEqual(['server.key'])
    expect(readdirSync(doomed.backups)).toEqual([])
    expect(readdirSync(doomed.data).toSorted()).toEqual(expect.not.arrayContaining(['.backup-scratch-killed']))

    await beside.close()
    await doomed.close()
    expect(foundIn(foldersOf(doomed), markers)).toEqual([])
    expect(existsSync(join(doomed.data, 'colligo.sqlite-wal'))).toBe(false)
  }, 60_000)

  test('the instance opens, shows its totals, and takes and hands out nothing, in other processes either', async () => {
    const doomed = await aDoomedCollection()
    const tallies = doomed.tallies()
    const beside = openBeside(doomed)
    const form = await aForm(beside, 'EE')
    certain(await agreedOn(doomed, doomed.pair, 'destroy', handedOver))

    for (const instance of [doomed, beside, openBeside(doomed)]) {
      expect(stateOf(instance.collection(), brusselsDayOf(new Date()))).toBe('over')
      expect(await signStatement(instance.collecting, form)).toMatchObject({ ok: false })
      expect([...instance.exporting.sealedFor('EE')]).toEqual([])
      expect(instance.exporting.initiative()).toBeNull()
      expect(instance.newsReading.isOffered()).toBe(false)
      expect(instance.newsReaders.counts()).toEqual({ confirmed: 0, waiting: 0 })
      expect(instance.tallies()).toEqual(tallies)
      expect(instance.retention.destruction()?.certificate).toMatch(/^\{"audit":/u)
    }
    expect(readdirSync(doomed.keysFolder)).toEqual(['server.key'])
    // What was judged before and is committed only now.
    const database = openDatabase(join(doomed.data, 'colligo.sqlite'))
    expect(await recorder(database)({ ...aSealedStatement(), isLive: true }, aSpentChallenge())).toBe('challenge-used')
    closeDatabase(database)
    expect(rowsOf(doomed)('SELECT * FROM statements')).toEqual([])
    expect(rowsOf(doomed)('SELECT * FROM used_challenges')).toEqual([])
  }, 60_000)

  test('a backup can be made still, and the doctor finds nothing wrong', async () => {
    const doomed = await aDoomedCollection(3)
    certain(await agreedOn(doomed, doomed.pair, 'destroy', handedOver))
    await backUpBeside(doomed.data, doomed.backups)
    await doomed.close()
    const { wrong, all } = await examined(patientIn(doomed.data))
    expect(wrong).toEqual([])
    expect(all.find(({ check }) => check === 'destruction')).toMatchObject({ verdict: 'ok' })
  }, 60_000)
})

describe('the certificate of destruction', () => {
  test('says what was destroyed and by whom, and holds in openssl until a letter of it is changed', async () => {
    const doomed = await aDoomedCollection()
    const before = rowsOf(doomed)('SELECT hex(chain) AS chain FROM statements ORDER BY id DESC LIMIT 1')[0]
    certain(await agreedOn(doomed, doomed.pair, 'destroy', handedOver))
    const { certificate, signature } = doomed.retention.destruction() ?? {}
    const said = certificateIn(doomed)
    expect(said).toMatchObject({
      is: 'colligo certificate of destruction 1',
      initiative: doomed.collection().initiative?.registrationNumber,
      requested: { name: 'Ines', roles: ['representative'], organiser: doomed.pair.ines.id },
      confirmed: {
        name: 'Nadia',
        roles: ['security-officer', 'substitute'].toSorted(),
        organiser: doomed.pair.nadia.id,
      },
      statements: { rows: 12, lastLink: String(before?.['chain']).toLowerCase() },
      memberStates: [
        { memberState: 'DE', counted: 4, repeated: 0, suspect: 0, removed: 0 },
        { memberState: 'EE', counted: 8, repeated: 1, suspect: 0, removed: 0 },
      ],
      newsReaders: 1,
      keys: {
        organisers: [expect.stringMatching(/^[\w-]{43}$/u)],
        fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/u) as string,
      },
    })
    expect(said.files.map(({ name }) => name)).toEqual([
      'fingerprint.key',
      'news.key',
      expect.stringMatching(/^colligo-.*\.sqlite\.age$/u),
    ])
    expect(said.cannotBeProven.join(' ')).toContain('private key')
    expect(Object.keys(said)).toEqual(Object.keys(said).toSorted())

    const folder = doomed.folder
    const write = (name: string, content: string | Buffer): string => {
      writeFileSync(join(folder, name), content)
      return join(folder, name)
    }
    const holds = (text: string): boolean => {
      const [file, sig] = [write('certificate.json', text), write('certificate.sig', signature ?? '')]
      const key = write('instance-key.pem', doomed.retention.publicKeyFile)
      const words = ['pkeyutl', '-verify', '-rawin', '-pubin', '-inkey', key, '-in', file, '-sigfile', sig]
      try {
        execFileSync('openssl', words, { stdio: 'ignore' })
        return true
      } catch {
        return false
      }
    }
    expect(holds(certificate ?? '')).toBe(true)
    expect(holds((certificate ?? '').replace('Ines', 'Inez'))).toBe(false)
    const [row] = doomed.auditTrail(1)
    expect(row).toMatchObject({
      event: 'destruction-done',
      organiserId: doomed.pair.ines.id,
      subjectId: doomed.pair.nadia.id,
      count: 12,
      sha256: createHash('sha256')
        .update(certificate ?? '')
        .digest('hex'),
    })
  }, 60_000)
})

describe('nothing is destroyed', () => {
  const untouched = (doomed: Doomed): void => {
    expect(rowsOf(doomed)('SELECT count(*) AS rows FROM statements')).toEqual([{ rows: 3 }])
    expect(readdirSync(doomed.keysFolder)).toHaveLength(3)
    expect(doomed.retention.destruction()).toBeNull()
  }

  test('while a legal hold stands, and is once it was lifted', async () => {
    const doomed = await aDoomedCollection(3)
    const reference = 'T-12/27'
    certain(await agreedOn(doomed, doomed.pair, 'place-hold', { reference }))
    expect(await agreedOn(doomed, doomed.pair, 'destroy', handedOver)).toMatchObject({ problem: { failed: 'held' } })
    untouched(doomed)
    certain(await agreedOn(doomed, doomed.pair, 'lift-hold', { reference }))
    certain(await agreedOn(doomed, doomed.pair, 'destroy', handedOver))
    expect(rowsOf(doomed)('SELECT * FROM statements')).toEqual([])
    expect(placeHold(doomed.organising, doomed.retention, anApproval({ reference }))).toMatchObject({
      problem: 'destroyed',
    })
  }, 60_000)

  test('before its time, unless somebody says that everything was handed over', async () => {
    const doomed = await aDoomedCollection(3)
    expect(await agreedOn(doomed, doomed.pair, 'destroy')).toMatchObject({ problem: { failed: 'not-handed-over' } })
    untouched(doomed)
  }, 60_000)

  test('while statements are collected', async () => {
    const doomed = await aDoomedCollection(3)
    doomed.retention.takeBackMilestone('withdrawn')
    expect(await agreedOn(doomed, doomed.pair, 'destroy', handedOver)).toMatchObject({
      problem: { failed: 'still-collecting' },
    })
    untouched(doomed)
  }, 60_000)

  test('by one organiser alone, nor by whoever has the command line alone', async () => {
    const doomed = await aDoomedCollection(3)
    expect(await agreedOn(doomed, { ...doomed.pair, nadia: doomed.pair.ines }, 'destroy', handedOver)).toMatchObject({
      ok: false,
    })
    expect(await finishDestruction(doomed.retention)).toEqual({ ok: false, problem: 'not-begun' })
    untouched(doomed)
  }, 60_000)
})

const anApproval = (subject: Readonly<Record<string, string>>) => ({
  id: 1,
  kind: 'place-hold' as const,
  subject,
  requestedBy: 1,
  requestedAt: new Date(),
  endsAt: new Date(),
  decidedBy: 2,
  decidedAt: new Date(),
  outcome: 'approved' as const,
})

test('a log whose records no longer add up keeps nobody from destroying what must be destroyed', async () => {
  const doomed = await aDoomedCollection()
  await doomed.publicLog.advance(true)
  const client = new BetterSqlite3(join(doomed.data, 'colligo.sqlite'), { timeout: 5000 })
  client.exec('UPDATE tallies SET repeated = repeated + 1 WHERE member_state = (SELECT min(member_state) FROM tallies)')
  client.close()
  await expect(doomed.publicLog.advance()).rejects.toThrow('tallies-differ')
  certain(await agreedOn(doomed, doomed.pair, 'destroy', handedOver))
  expect(certificateIn(doomed).statements).toBeDefined()
  await doomed.close()
})

test('what waits for its place in the log has it before all is destroyed, and the log tells of the end', async () => {
  const doomed = await aDoomedCollection()
  certain(await agreedOn(doomed, doomed.pair, 'destroy', handedOver))
  const { entries } = await readLog(doomed)
  expect(commitmentsIn(entries).length).toBeGreaterThan(0)
  expect(eventsIn(entries).map(({ event }) => event)).toContain('destruction-done')
  const [code = ''] = commitmentsIn(entries)
  expect(doomed.publicLog.find(code)).toMatchObject({ standing: 'in', destroyedOn: brusselsDayOf(new Date()) })
})
