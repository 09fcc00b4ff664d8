import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openDatabase, type Database } from '#db/connection'
import { keepInitiative, goLive } from '#db/initiatives'
import { eci2019 } from '#lib/rules/eci-2019/index'
import { madeUpSignatory } from '#lib/cli/demo/people'
import type { Receipt } from '#lib/collecting/sign-statement'
import { signStatement } from '#lib/collecting/sign-statement'
import { logKey } from '#lib/crypto/instance-key'
import { advanceLog } from '#lib/instance/public-log/advance'
import { logTree } from '#lib/instance/public-log/log-tree'
import { certain } from '#tests/support/certain'
import { aForm, anOpenCollection, initiativeOfToday, temporaryFolder } from '#tests/support/collection'
import { aLoggedStatement, recordAll } from '#tests/support/logged'

/**
 * Chance alone decides these: it passes one of the bounds less than once in a million runs of this file. What they are to
 * catch passes them by far.
 */
const once = 'in a million'

function aLiveDatabase(): Database {
  const database = openDatabase(join(temporaryFolder(), 'colligo.sqlite'))
  onTestFinished(() => {
    database.$client.close()
  })
  keepInitiative(database, initiativeOfToday(), new Date())
  goLive(database, new Date())
  return database
}

const collection = {
  ...{ initiative: initiativeOfToday(), isCollecting: true, isLive: true, isClosed: false },
  ...{ hasRehearsedKey: true, pausedBy: null, pack: eci2019 },
} as const

/** The sum of squared differences from what is expected, each divided by it. */
const chiSquare = (counts: readonly number[]): number => {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
}

/** How far chance takes a chi-square once in ten million (Wilson and Hilferty): 5.2 standard deviations. */
const bound = (freedom: number): number => freedom * (1 - 2 / (9 * freedom) + 5.2 * Math.sqrt(2 / (9 * freedom))) ** 3

/** The same of a mean of rank correlations, to either side. */
const boundOfCorrelation = (): number => 5.4 / Math.sqrt(batches * (arrivals - 1))

const [batches, arrivals] = [40, 50]

describe(`but for one run ${once}, the log says nothing of who came when:`, () => {
  test('the place of a leaf is one of chance among those that came with it', async () => {
    const database = aLiveDatabase()
    const parts = {
      ...{ database, tree: logTree(database), key: logKey(Buffer.alloc(32, 1)), origin: 'collect.example.eu/log' },
      ...{ now: () => new Date(), collection: () => collection },
    }
    let product = 0
    const firsts = Array.from({ length: 5 }, () => 0)
    for (let batch = 0; batch < batches; batch += 1) {
      const came = Array.from({ length: arrivals }, () => aLoggedStatement())
      await recordAll(database, came)
      await advanceLog(parts, true)
      const places = database.$client
        .prepare(`SELECT identifier FROM leaf_places ORDER BY position DESC LIMIT ${String(arrivals)}`)
        .pluck()
        .all() as string[]
      const placeOf = new Map(places.map((identifier, at) => [identifier, arrivals - 1 - at]))
      const ranks = came.map(({ identifier }) => placeOf.get(identifier) ?? Number.NaN)
      for (const [at, rank] of ranks.entries()) product += (at - middle) * (rank - middle)
      firsts[Math.floor(((ranks[0] ?? 0) * 5) / arrivals)]! += 1
    }
    // Spearman: the mean over all batches has a standard deviation of 1 / sqrt(batches * (arrivals - 1)).
    const correlation = product / (batches * ((arrivals * (arrivals ** 2 - 1)) / 12))
    expect(Math.abs(correlation)).toBeLessThan(boundOfCorrelation())
    expect(chiSquare(firsts)).toBeLessThan(bound(4))
  }, 120_000)

  test('these bounds catch an order of arrival, and one that is only a little of it', () => {
    const inOrder = Array.from({ length: 5 }, (_, at) => (at === 0 ? batches : 0))
    expect(chiSquare(inOrder)).toBeGreaterThan(bound(4))
    // A quarter of the batches in the order of arrival.
    expect(0.25).toBeGreaterThan(boundOfCorrelation())
  })
})

const middle = (arrivals - 1) / 2

const fieldsOf = (receipt: Receipt): readonly (readonly [string, number])[] =>
  (Object.entries(receipt) as [string, string][]).map(([name, value]) => [name, value.length] as const)

/** What of receipts is random, by bytes: how often each half of a byte comes. */
const halvesIn = (receipts: readonly Receipt[]): readonly number[] => {
  const counts = Array.from({ length: 16 }, () => 0)
  for (const { commitment, blind, digest } of receipts)
    for (const digit of `${commitment}${blind}${digest}`) counts[Number.parseInt(digit, 16)]! += 1
  return counts
}

/** Whether two rows of counts are of one distribution. */
const homogeneity = (one: readonly number[], other: readonly number[]): number =>
  one.reduce((sum, count, at) => {
    const both = (count + (other[at] ?? 0)) / 2
    return sum + ((count - both) ** 2 + ((other[at] ?? 0) - both) ** 2) / both
  }, 0)

describe('a receipt of a repeated statement is like that of a first:', () => {
  test('its fields, its bytes, and all that the log answers', async () => {
    const instance = await anOpenCollection()
    const sign = async (person: number): Promise<Receipt> => {
      const fields = madeUpSignatory('EE', person)
      const form = await aForm(instance, 'EE', { fields, formToken: randomUUID() })
      return certain(await signStatement(instance.collecting, form))
    }
    const [first, again]: [Receipt[], Receipt[]] = [[], []]
    for (let person = 0; person < 24; person += 1) first.push(await sign(person))
    for (let person = 0; person < 24; person += 1) again.push(await sign(person))
    const tally = { memberState: 'EE', counted: 24, repeated: 24 }
    expect(instance.tallies()).toEqual([tally])

    for (const receipt of [...first, ...again]) expect(fieldsOf(receipt)).toEqual(fieldsOf(first[0]!))
    for (const receipts of [first, again]) expect(chiSquare(halvesIn(receipts))).toBeLessThan(bound(15))
    expect(homogeneity(halvesIn(first), halvesIn(again))).toBeLessThan(bound(15))
    expect(new Set([...first, ...again].map(({ commitment }) => commitment)).size).toBe(48)
    const lengths = [first, again].map((receipts) => new Set(receipts.map((one) => instance.receipts.wrap(one).length)))
    expect(lengths[0]).toEqual(lengths[1])

    const answer = ({ commitment }: Receipt) => {
      const { publicLog } = instance
      const found = { ...publicLog.find(commitment), commitment: '', position: 0 }
      return { found, proof: publicLog.proof(Buffer.from(commitment, 'hex'))?.split('\n').length ?? 0 }
    }
    const waiting = [first, again].map((receipts) => receipts.map(answer))
    expect(waiting[0]).toEqual(waiting[1])
    await instance.publicLog.advance(true)
    const [ofFirst, ofAgain] = [first, again].map((receipts) => receipts.map(answer))
    const found = { standing: 'in', isTest: false, removedOn: null, frozenOn: null, handedOverOn: null }
    for (const one of [...ofFirst!, ...ofAgain!]) expect(one.found).toMatchObject(found)
    // A proof is as long as its place in the tree has it: in a tree of this size, of one length or a few hashes fewer.
    const mostOf = (answers: typeof ofFirst): number => Math.max(...answers!.map(({ proof }) => proof))
    expect(mostOf(ofFirst)).toBe(mostOf(ofAgain))
  }, 120_000)
})
