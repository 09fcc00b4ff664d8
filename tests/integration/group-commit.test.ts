import { join } from 'node:path'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { openDatabase, type Database } from '#db/connection'
import { groupCommit } from '#db/group-commit'
import { sessions, usedChallenges } from '#db/schema'
import { signStatement } from '#lib/collecting/sign-statement'
import { memberStates } from '#lib/domain/member-states'
import { closeCollection, importInitiative } from '#lib/organising/collection-switch'
import { aForm, anInstance, anOpenCollection, initiativeOfToday, temporaryFolder } from '#tests/support/collection'
import { certain } from '#tests/support/certain'

let database: Database
let beside: Database

beforeEach(() => {
  const file = join(temporaryFolder(), 'colligo.sqlite')
  database = openDatabase(file)
  beside = openDatabase(file)
  onTestFinished(() => {
    database.$client.close()
    beside.$client.close()
  })
})

const nonce = (index: number): string => index.toString(16).padStart(32, '0')

const keptBeside = (): string[] =>
  beside
    .select()
    .from(usedChallenges)
    .all()
    .map((row) => row.nonce)
    .toSorted()

/** SQLite looks for its organiser when it commits. */
const aSessionOfNobody = {
  digest: Buffer.alloc(32),
  organiserId: 1,
  stage: 'full' as const,
  startedAt: '2026-11-22T11:00:00.000Z',
  seenAt: '2026-11-22T11:00:00.000Z',
}

/** Keeps a nonce, then fails where it was asked to. */
function keep({ index, fails = false }: { readonly index: number; readonly fails?: boolean }): number {
  const row = { nonce: nonce(index), sentAs: 'of nobody', expiresAt: '2026-11-22T11:00:00.000Z' }
  database.insert(usedChallenges).values(row).run()
  if (fails) throw new Error(`number ${String(index)} failed`)
  return index
}

describe('what is asked for at the same time', () => {
  test('is done in order, and answered once all of it can be seen from another process', async () => {
    const kept = groupCommit(database, keep)
    let seen: string[] | undefined
    const first = kept({ index: 1 }).then((index) => {
      seen ??= keptBeside()
      return index
    })
    expect(keptBeside()).toEqual([])
    expect(await Promise.all([first, kept({ index: 2 }), kept({ index: 3 })])).toEqual([1, 2, 3])
    expect(seen).toEqual([1, 2, 3].map(nonce))
  })

  test('does not fail because of a neighbour, and of the one that fails nothing is kept', async () => {
    const kept = groupCommit(database, keep)
    const answers = await Promise.allSettled([kept({ index: 1 }), kept({ index: 2, fails: true }), kept({ index: 3 })])
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(keptBeside()).toEqual([nonce(1), nonce(3)])
  })

  test('is summed up in its own transaction, without those of which nothing is kept', async () => {
    let sum: number[] = []
    const written: { readonly sum: readonly number[]; readonly isInTransaction: boolean }[] = []
    const around = {
      begin: () => {
        sum = []
      },
      end: () => {
        written.push({ sum, isInTransaction: database.$client.inTransaction })
      },
    }
    const addUp = (item: Parameters<typeof keep>[0]): number => {
      sum.push(item.index)
      return keep(item)
    }
    const kept = groupCommit(database, addUp, { window: 0, most: 10 }, around)
    await Promise.allSettled([kept({ index: 1 }), kept({ index: 2, fails: true }), kept({ index: 3 })])
    await Promise.all([kept({ index: 4 }), kept({ index: 5 })])
    expect(written).toEqual([[1], [3], [4, 5]].map((one) => ({ sum: one, isInTransaction: true })))
  })

  test('is not said to be done where the commit itself fails', async () => {
    const kept = groupCommit(database, () => {
      database.$client.pragma('defer_foreign_keys = ON')
      database.insert(sessions).values(aSessionOfNobody).run()
      return 'done'
    })
    await expect(kept(null)).rejects.toThrow('FOREIGN KEY')
  })

  test('fails together, and soon, where another process does not let go of the database', async () => {
    database.$client.pragma('busy_timeout = 300')
    const kept = groupCommit(database, keep)
    beside.$client.exec('BEGIN IMMEDIATE')
    const before = performance.now()
    const answers = await Promise.allSettled([1, 2, 3, 4, 5].map((index) => kept({ index })))
    expect(performance.now() - before).toBeLessThan(900)
    beside.$client.exec('ROLLBACK')
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set(['rejected']))
    expect(await kept({ index: 6 })).toBe(6)
    expect(keptBeside()).toEqual([nonce(6)])
  })
})

test('citizens of all Member States sign at the same moment, and each is counted', async () => {
  const collection = await anOpenCollection()
  const forms = await Promise.all(memberStates.map((memberState) => aForm(collection, memberState)))
  const receipts = await Promise.all(forms.map((form) => signStatement(collection.collecting, form)))
  expect(new Set(receipts.map((receipt) => certain(receipt).identifier)).size).toBe(memberStates.length)
  expect(collection.tallies()).toHaveLength(memberStates.length)
  expect(collection.tallies().map(({ counted, repeated }) => counted + repeated)).toEqual(memberStates.map(() => 1))
})

test('whoever sends one form many times at the same moment gets one receipt, and counts once', async () => {
  const collection = await anOpenCollection()
  const form = await aForm(collection, 'EE')
  const receipts = await Promise.all(Array.from({ length: 8 }, () => signStatement(collection.collecting, form)))
  expect(new Set(receipts.map((receipt) => certain(receipt).identifier)).size).toBe(1)
  expect(collection.tallies()).toEqual([{ memberState: 'EE', counted: 1, repeated: 0 }])
})

test('what another process changes takes effect at once: closed, imported anew', async () => {
  const collection = await anOpenCollection()
  const other = anInstance({ folder: collection.folder })
  const form = await aForm(collection, 'EE')
  expect(collection.collection().isCollecting).toBe(true)

  closeCollection(other.organising, other.collectionSwitch, null)
  expect(await signStatement(collection.collecting, form)).toMatchObject({ problem: { state: 'not-opened' } })

  const again = { ...initiativeOfToday(), registerUrl: 'https://register.example.eu/another' }
  certain(importInitiative(other.organising, other.collectionSwitch, again))
  expect(collection.collection().initiative?.registerUrl).toBe('https://register.example.eu/another')
})
