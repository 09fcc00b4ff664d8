import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { closeDatabase, openDatabase } from '#db/connection'
import { reconcile } from '#db/chain'
import { madeUpSignatory } from '#lib/cli/demo/people'
import { signStatement } from '#lib/collecting/sign-statement'
import { withdrawStatement } from '#lib/collecting/withdraw-statement'
import { founderRoles } from '#lib/domain/role'
import { approve, refuse } from '#lib/organising/approvals'
import { importInitiative } from '#lib/organising/collection-switch'
import { askForRemoval, findStatement } from '#lib/organising/removals'
import { certain } from '#tests/support/certain'
import {
  aForm,
  anInstance,
  anOpenCollection,
  bytesIn,
  countedIn,
  initiativeOfToday,
  installRehearsedKey,
  type OpenCollection,
} from '#tests/support/collection'

const signed = async (collection: OpenCollection, index?: number): Promise<string> => {
  const changes = index === undefined ? {} : { fields: madeUpSignatory('EE', index) }
  return certain(await signStatement(collection.collecting, await aForm(collection, 'EE', changes))).identifier
}

const done = { ok: true, value: undefined }
const wish = (code: string) => ({ code, isWished: true })

const databaseOf = ({ folder }: { readonly folder: string }) => openDatabase(join(folder, 'data', 'colligo.sqlite'))

/** What organisers see in their diary of statements. */
const recordsOf = (collection: OpenCollection) =>
  collection
    .auditTrail(50)
    .filter(({ event }) => event.startsWith('statement-') || event.startsWith('approval-'))
    .map(({ event, organiserId, subjectId, memberState }) => ({ event, organiserId, subjectId, memberState }))
    .toReversed()

describe('Mari takes her statement back', () => {
  test('by the code of her receipt; it counts no more, and she can sign again', async () => {
    const collection = await anOpenCollection()
    const code = await signed(collection)
    await signed(collection, 1)
    const typed = ` ${code.toUpperCase().replaceAll('-', ' ')}`
    expect(await withdrawStatement(collection.withdrawing, wish(typed))).toEqual(done)
    expect(countedIn(collection, 'EE')).toBe(1)
    expect([...collection.exporting.sealedFor('EE')]).toHaveLength(1)
    expect(recordsOf(collection)).toEqual([
      { event: 'statement-withdrawn', organiserId: null, subjectId: null, memberState: 'EE' },
    ])
    await signed(collection)
    expect(collection.tallies()).toEqual([{ memberState: 'EE', counted: 2, repeated: 0 }])
    const database = databaseOf(collection)
    expect(await reconcile(database)).toMatchObject({ isWhole: true })
    closeDatabase(database)
  })

  test('and a forensic search finds neither seal nor code nor fingerprint in any file', async () => {
    const collection = await anOpenCollection()
    const others = await Promise.all(Array.from({ length: 12 }, (_, index) => signed(collection, index + 1)))
    const code = await signed(collection)
    const database = databaseOf(collection)
    const row = database.$client.prepare('SELECT * FROM statements WHERE identifier = ?').get(code) as {
      sealed: string
      fingerprint: Buffer
    }
    const traces = [Buffer.from(code), Buffer.from(row.sealed.slice(-200)), row.fingerprint]
    const found = () => {
      database.$client.pragma('wal_checkpoint(TRUNCATE)')
      const bytes = bytesIn(join(collection.folder, 'data'))
      return traces.map((trace) => bytes.includes(trace))
    }
    expect(found()).toEqual([true, true, true])
    await withdrawStatement(collection.withdrawing, wish(code))
    expect(found()).toEqual([false, false, false])
    for (const other of others) await withdrawStatement(collection.withdrawing, wish(other))
    expect(countedIn(collection, 'EE')).toBe(0)
    closeDatabase(database)
  }, 60_000)

  test('gets the same answer, as late, for a code that was used and one that never was', async () => {
    const collection = await anOpenCollection()
    const code = await signed(collection)
    const repeated = await signed(collection)
    const took: number[] = []
    for (const one of [code, code, repeated, randomUUID()]) {
      const began = performance.now()
      expect(await withdrawStatement(collection.withdrawing, wish(one))).toEqual(done)
      took.push(performance.now() - began)
    }
    // All wait for the next beat: what the database did before is no part of it.
    expect(Math.max(...took) - Math.min(...took), took.join(' ')).toBeLessThan(60)
    expect(recordsOf(collection)).toHaveLength(1)
  })

  test('is told what is missing, and nothing is removed', async () => {
    const collection = await anOpenCollection()
    const code = await signed(collection)
    const ask = (form: Parameters<typeof withdrawStatement>[1]) => withdrawStatement(collection.withdrawing, form)
    expect(await ask({ code: ' ', isWished: false })).toEqual({
      ok: false,
      problem: { code: 'missing-code', wish: 'not-wished' },
    })
    expect(await ask(wish(code.slice(1)))).toEqual({ ok: false, problem: { code: 'not-a-code' } })
    expect(await ask({ code, isWished: false })).toEqual({ ok: false, problem: { wish: 'not-wished' } })
    expect(countedIn(collection, 'EE')).toBe(1)
  })

  test('not before the collection is live, and not after its last day or its early end', async () => {
    const before = anInstance()
    certain(importInitiative(before.organising, before.collectionSwitch, initiativeOfToday()))
    await installRehearsedKey(before)
    before.collectionSwitch.setCollecting(true)
    expect(await withdrawStatement(before.withdrawing, wish(randomUUID()))).toEqual({ ok: false, problem: 'not-now' })

    const clock = { now: new Date() }
    const collection = await anOpenCollection({ now: () => clock.now })
    const code = await signed(collection)
    const { closesOn } = initiativeOfToday().period
    clock.now = new Date(`${closesOn}T22:00:00Z`)
    clock.now.setUTCDate(clock.now.getUTCDate() + 1)
    expect(await withdrawStatement(collection.withdrawing, wish(code))).toEqual({ ok: false, problem: 'not-now' })

    const ended = await anOpenCollection()
    const another = await signed(ended)
    ended.collectionSwitch.setCollecting(false)
    expect(await withdrawStatement(ended.withdrawing, wish(randomUUID())), 'paused').toEqual(done)
    ended.collectionSwitch.setClosed()
    expect(await withdrawStatement(ended.withdrawing, wish(another))).toEqual({ ok: false, problem: 'not-now' })
    expect(countedIn(ended, 'EE')).toBe(1)
  })
})

describe('two organisers remove a statement', () => {
  const [ines, teodor] = [1, 2].map((id) => ({ id, email: '', name: '', passwordHash: null, roles: founderRoles }))

  test('by its identifier, which then stands nowhere', async () => {
    const collection = await anOpenCollection()
    const { organising, approvals, removing, carrying } = collection
    const code = await signed(collection)
    expect(findStatement(removing, code)).toMatchObject({ ok: true, value: { id: 1, memberState: 'EE' } })
    const request = { code, reason: 'court', isFresh: true }
    const { id } = certain(askForRemoval(organising, approvals, removing, request, ines!))
    expect(countedIn(collection, 'EE')).toBe(1)
    expect(askForRemoval(organising, approvals, removing, request, ines!)).toMatchObject({ problem: 'waits-already' })
    expect(await approve(organising, approvals, carrying, { id, isFresh: true }, ines!)).toMatchObject({
      problem: 'own-request',
    })
    expect(countedIn(collection, 'EE')).toBe(1)
    certain(await approve(organising, approvals, carrying, { id, isFresh: true }, teodor!))
    expect(countedIn(collection, 'EE')).toBe(0)
    expect(removing.counts()).toEqual([{ memberState: 'EE', reason: 'court', count: 1 }])
    expect(recordsOf(collection).at(-1)).toEqual({
      event: 'statement-removed',
      organiserId: 1,
      subjectId: 2,
      memberState: 'EE',
    })
    const database = databaseOf(collection)
    database.$client.pragma('wal_checkpoint(TRUNCATE)')
    expect(await reconcile(database)).toMatchObject({ isWhole: true })
    closeDatabase(database)
    expect(bytesIn(join(collection.folder, 'data')).includes(code)).toBe(false)
  })

  test('are told honestly what cannot be asked for', async () => {
    const collection = await anOpenCollection()
    const { organising, approvals, removing } = collection
    const code = await signed(collection)
    const ask = (request: { code?: string; reason?: string; isFresh?: boolean }, who = ines!) => {
      const asked = askForRemoval(
        organising,
        approvals,
        removing,
        { code, reason: 'court', isFresh: true, ...request },
        who,
      )
      return asked.ok ? 'asked' : asked.problem
    }
    expect(ask({ code: randomUUID() })).toBe('no-such-statement')
    expect(ask({ code: '' })).toBe('missing-code')
    expect(ask({ code: 'x' })).toBe('not-a-code')
    expect(ask({ reason: 'withdrawn' })).toBe('no-reason')
    expect(ask({ isFresh: false })).toBe('not-fresh')
    expect(ask({}, { ...ines!, roles: ['exporter', 'security-officer'] })).toBe('not-permitted')
    expect(ask({})).toBe('asked')
  })

  test('find that it is gone already where its signatory was faster', async () => {
    const collection = await anOpenCollection()
    const { organising, approvals, removing, carrying } = collection
    const code = await signed(collection)
    const request = { code, reason: 'asked-by-signatory', isFresh: true }
    const { id } = certain(askForRemoval(organising, approvals, removing, request, ines!))
    await withdrawStatement(collection.withdrawing, wish(code))
    expect(await approve(organising, approvals, carrying, { id, isFresh: true }, teodor!)).toEqual({
      ok: false,
      problem: { failed: 'no-such-statement' },
    })
    expect(refuse(organising, approvals, id, teodor!)).toMatchObject({ problem: 'decided-already' })
    expect(removing.counts()).toEqual([{ memberState: 'EE', reason: 'withdrawn', count: 1 }])
  })

  test('remove nothing before the collection is live', async () => {
    const collection = await anOpenCollection()
    const code = await signed(collection)
    const removing = { ...collection.removing, collection: () => ({ ...collection.collection(), isLive: false }) }
    expect(findStatement(removing, code)).toEqual({ ok: false, problem: 'not-live' })
  })
})
