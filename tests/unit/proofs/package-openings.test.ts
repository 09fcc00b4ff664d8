import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { commitmentOf } from '#lib/proofs/commitment'
import { eventEntry, type LogEvent } from '#lib/proofs/entries'
import { checkOpenings, type Opening } from '#lib/proofs/package-openings'

const on = '2026-11-30'
const event = (name: string, more: Partial<LogEvent> = {}): Uint8Array => eventEntry({ event: name, on, ...more })

const anOpening = (identifier: string): Opening => ({
  identifier,
  blind: randomBytes(32).toString('hex'),
  digest: randomBytes(32).toString('hex'),
})

const leafOf = ({ blind, digest }: Opening): Uint8Array =>
  commitmentOf(Buffer.from(blind, 'hex'), Buffer.from(digest, 'hex'))

type Five = readonly [Opening, Opening, Opening, Opening, Opening]

const [test1, mari, jonas, aoife, repeated] = ['test', 'mari', 'jonas', 'aoife', 'repeated'].map(
  anOpening,
) as unknown as Five

/** A log of one test and four submissions, of which the last but one went, and a batch of two. */
const log = [
  event('log-begun'),
  leafOf(test1),
  event('gone-live'),
  ...[mari, jonas, aoife, repeated].map(leafOf),
  event('removed', { leaf: 5, reason: 'withdrawn' }),
  event('batch-frozen', { memberState: 'FI', count: 7 }),
  event('batch-frozen', { memberState: 'EE', count: 2 }),
  event('removed', { leaf: 3, reason: 'court' }),
]

const whole = {
  ...{ openings: 2, inLog: 2, missing: [], twice: [], removed: [], tests: [] },
  ...{ frozen: { position: 9, on, count: 2 }, isAsFrozen: true },
}

test('a package of what was frozen is whole, whatever went since', () => {
  expect(checkOpenings([mari, jonas], log, 'EE')).toEqual(whole)
})

test.each<[string, readonly Opening[], object]>([
  ['one that is in no log', [mari, anOpening('nobody')], { inLog: 1, missing: ['nobody'] }],
  ['another blind', [mari, { ...jonas, blind: mari.blind }], { inLog: 1, missing: ['jonas'] }],
  ['another sealed statement', [mari, { ...jonas, digest: mari.digest }], { inLog: 1, missing: ['jonas'] }],
  ['what is no opening', [mari, { ...jonas, blind: 'ABC' }], { inLog: 1, missing: ['jonas'] }],
  ['one twice', [mari, mari], { inLog: 1, twice: ['mari'] }],
  ['one leaf under two names', [mari, { ...mari, identifier: 'marie' }], { inLog: 1, twice: ['marie'] }],
  ['one name with two leaves', [mari, { ...jonas, identifier: 'mari' }], { inLog: 1, twice: ['mari'] }],
  ['one that was removed before', [mari, aoife], { inLog: 2, removed: ['aoife'] }],
  ['a test', [mari, test1], { inLog: 2, tests: ['test'] }],
  ['one too few', [mari], { openings: 1, inLog: 1, isAsFrozen: false }],
  ['one too many', [mari, jonas, repeated], { openings: 3, inLog: 3, isAsFrozen: false }],
])('a package shows %s', (_what, openings, differences) => {
  expect(checkOpenings(openings, log, 'EE')).toEqual({ ...whole, ...differences })
})

test('of a Member State whose batch the log does not tell nothing is as it was frozen, and all removals count', () => {
  expect(checkOpenings([mari, jonas], log, 'MT')).toEqual({
    ...whole,
    frozen: null,
    isAsFrozen: false,
    removed: ['mari'],
  })
  expect(checkOpenings([], log, 'MT')).toMatchObject({ isAsFrozen: false })
})

test('while the collection is a test all of its leaves are', () => {
  expect(checkOpenings([test1], log.slice(0, 2), 'EE')).toMatchObject({ tests: ['test'], inLog: 1 })
})
