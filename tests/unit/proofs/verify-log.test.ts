import { describe, expect, test } from 'vitest'
import { bundleOf } from '#lib/proofs/tiles'
import { verifierKeyLine } from '#lib/proofs/verifier-key'
import { verifyLog } from '#lib/proofs/verify-log'
import {
  aLog,
  anEvent,
  aSigner,
  aState,
  commitments,
  fetchOf,
  hashOf,
  linesOf,
  type MadeUp,
} from '#tests/support/made-up-log'

const signer = aSigner('collect.example.eu/log', 'log')
const witness = aSigner('witness.example/w1', 'witness')

const verified = (made: MadeUp, change: (log: Map<string, Uint8Array>) => void = () => undefined) => {
  const log = aLog(signer, made)
  change(log)
  return verifyLog({ fetch: fetchOf(log), key: signer.key })
}

const sixty = commitments(60)
const [begun, live] = [anEvent('log-begun'), anEvent('gone-live')]

/** A log of a whole road: a test of 10, 50 submissions, a removal, a batch, and the destruction. */
const head = [begun, ...sixty.slice(0, 10), aState({ submissions: 10, tests: 10 }), live]
const fifty = [...head, ...sixty.slice(10)]
const counting = { submissions: 60, tests: 10, counted: 30, repeated: 10, memberStates: { EE: 20, MT: 10 } }
const removal = anEvent('removed', { leaf: 20, reason: 'withdrawn' })
const closed = { ...counting, at: '2026-11-30T10:00Z' }
const road = [
  ...[...fifty, aState(counting), removal],
  ...[anEvent('batch-frozen', { memberState: 'EE', count: 20 }), anEvent('destruction-done'), aState(closed)],
]

describe('a log that keeps its rules', () => {
  test('is whole, and tells what it says', async () => {
    const progress: number[] = []
    const report = await verifyLog({
      fetch: fetchOf(aLog(signer, { entries: road })),
      key: signer.key,
      onProgress: (entries) => progress.push(entries),
    })
    expect(report).toMatchObject({
      ...{ findings: [], fault: null, size: road.length, origin: signer.key.name, isLive: true },
      ...{ submissions: 60, tests: 10, removals: { withdrawn: 1 }, state: { counted: 30 }, witnesses: [] },
    })
    expect(report.events.map(({ event, position }) => [event.event, position])).toEqual([
      ...[
        ['log-begun', 0],
        ['gone-live', 12],
      ],
      ...[
        ['batch-frozen', 65],
        ['destruction-done', 66],
      ],
    ])
    expect(progress.at(-1)).toBe(road.length)
  })

  test('also one of many bundles', async () => {
    const entries = [begun, live, ...commitments(5000), aState({ submissions: 5000 })]
    expect(await verified({ entries })).toMatchObject({ findings: [], submissions: 5000, size: 5003 })
  })

  test('names its witnesses, with the time at which each has signed', async () => {
    const other = aSigner('witness.example/w2', 'witness')
    const log = aLog(signer, { entries: road, witnesses: [witness] })
    const lines = [witness, other].map(({ key }) => verifierKeyLine(key))
    log.set('witnesses', Buffer.from(JSON.stringify(lines.map((key) => ({ name: '', key })))))
    const seen = [
      { name: witness.key.name, signedAt: new Date(1_796_000_000_000) },
      { name: other.key.name, signedAt: null },
    ]
    const { fetch, key } = { fetch: fetchOf(log), key: signer.key }
    expect(await verifyLog({ fetch, key })).toMatchObject({ findings: [], witnesses: seen })
    expect(await verifyLog({ fetch, key, witnesses: lines.slice(0, 1) })).toMatchObject({ witnesses: seen.slice(0, 1) })
  })
})

const stateAt = 63
const withState = (changes: object): readonly Uint8Array[] => [...fifty, aState({ ...counting, ...changes })]
/** The road with something else in some places. */
const instead = (changes: Readonly<Record<number, Uint8Array>>): readonly Uint8Array[] =>
  road.map((entry, at) => changes[at] ?? entry)

describe('a log that breaks a rule is told, with the place:', () => {
  test.each<[string, string, number | null, readonly Uint8Array[]]>([
    ['an entry of no kind', 'entry-unknown', 12, instead({ 12: Buffer.from('colligo event 1\n{}\n'.padEnd(40)) })],
    ['no beginning', 'begins-wrongly', 0, [...commitments(3), aState({ submissions: 3, tests: 3 })]],
    ['a second beginning', 'begins-wrongly', 12, instead({ 12: begun })],
    ['a second going live', 'live-twice', 65, instead({ 65: live })],
    ['commitments in another order', 'out-of-order', 15, instead({ 14: sixty[12]!, 15: sixty[11]! })],
    ['a commitment that comes twice', 'commitment-twice', 62, instead({ 62: sixty[4]! })],
    [
      'a submission after the destruction',
      'after-destruction',
      68,
      [...road, ...commitments(1), aState({ ...closed, submissions: 61 })],
    ],
    ['a removal of an event', 'removes-nothing', 64, instead({ 64: anEvent('removed', { leaf: 12 }) })],
    ['a removal of what comes later', 'removes-nothing', 64, instead({ 64: anEvent('removed', { leaf: 99 }) })],
    ['a removal of nothing', 'removes-nothing', 64, instead({ 64: anEvent('removed') })],
    ['a second removal', 'removed-twice', 65, instead({ 65: removal })],
    ['submissions that are not there', 'submissions-differ', stateAt, withState({ submissions: 61 })],
    ['tests that count', 'tests-differ', stateAt, withState({ tests: 9 })],
    ['fewer tests than before', 'tests-shrink', stateAt, withState({ tests: 9 })],
    ['a time that goes back', 'time-goes-back', stateAt, withState({ at: '2026-11-30T08:59Z' })],
    ['figures that are exact', 'figures-not-rounded', stateAt, withState({ counted: 31 })],
    ['a Member State with a few', 'figures-not-rounded', stateAt, withState({ memberStates: { EE: 4, MT: 26 } })],
    ['a figure that is none', 'figures-not-rounded', stateAt, withState({ memberStates: { EE: Number.NaN } })],
    ['tests that count', 'figures-of-tests', 11, instead({ 11: aState({ submissions: 10, tests: 10, counted: 10 }) })],
    ['more than came', 'figures-exceed', stateAt, withState({ counted: 40, repeated: 20 })],
    ['Member States with more than all', 'member-states-differ', stateAt, withState({ memberStates: { EE: 40 } })],
    [
      'many in no Member State',
      'member-states-differ',
      214,
      [begun, live, ...commitments(212), aState({ submissions: 212, counted: 110 })],
    ],
    [
      'fewer that count, without removals',
      'counted-shrinks',
      stateAt + 1,
      [...withState({}), aState({ ...closed, counted: 0, memberStates: {} })],
    ],
  ])('%s', async (_what, code, position, entries) => {
    const { findings } = await verified({ entries })
    expect(findings).toContainEqual({ code, position, numbers: expect.any(Object) as object })
  })

  test('statements of before the log count, as many as it began with', async () => {
    const entries = [anEvent('log-begun', { count: 40 }), live, aState({ counted: 40, memberStates: { EE: 40 } })]
    expect((await verified({ entries })).findings).toEqual([])
  })

  test('fewer may count where as many were removed, or are under suspicion', async () => {
    const removals = Array.from({ length: 12 }, (_, at) => anEvent('removed', { leaf: 13 + at, reason: 'court' }))
    const fewer = { ...closed, counted: 0, memberStates: {} }
    const byRemoval = [...withState({}), ...removals, aState(fewer)]
    expect((await verified({ entries: byRemoval })).findings).toEqual([])
    expect((await verified({ entries: [...withState({}), aState({ ...fewer, suspect: 30 })] })).findings).toEqual([])
  })
})

describe('a head that does not fit is told:', () => {
  const code = (one: string) => expect.arrayContaining([expect.objectContaining({ code: one })]) as unknown
  test.each<[string, string, Partial<MadeUp>, ((log: Map<string, Uint8Array>) => void)?]>([
    ['no checkpoint', 'no-checkpoint', {}, (log) => void log.delete('checkpoint')],
    ['a checkpoint that is none', 'checkpoint-unreadable', {}, (log) => void log.set('checkpoint', hashOf(''))],
    ['another root', 'root-differs', { root: hashOf('') }],
    ['another log', 'other-origin', { origin: 'elsewhere.example/log' }],
    ['another last entry', 'extension-differs', { extension: linesOf({ submissions: 3 }) }],
    [
      'a bundle without its last',
      'bundle-unreadable',
      {},
      (log) => void log.set('bundle 0', bundleOf(road.slice(0, -1))),
    ],
    ['a bundle that is not there', 'bundle-missing', {}, (log) => void log.delete('bundle 0')],
    [
      'half a bundle',
      'bundle-unreadable',
      {},
      (log) => void log.set('bundle 0', log.get('bundle 0')!.subarray(0, 700)),
    ],
    [
      'a bundle cut off',
      'bundle-unreadable',
      {},
      (log) => void log.set('bundle 0', log.get('bundle 0')!.subarray(0, 701)),
    ],
    [
      'a key of a witness that is none',
      'witness-unreadable',
      {},
      (log) => void log.set('witnesses', Buffer.from('[{"key":"x"}]')),
    ],
    [
      'a fault of the server’s own',
      'server-fault',
      {},
      (log) => void log.set('fault', Buffer.from('tallies-differ\n')),
    ],
  ])('%s', async (_what, problem, made, change) => {
    expect((await verified({ entries: road, ...made }, change)).findings).toEqual(code(problem))
  })

  test('another key, and a witness’s signature of something else', async () => {
    const other = aSigner(signer.key.name, 'log')
    const log = aLog(signer, { entries: road })
    expect((await verifyLog({ fetch: fetchOf(log), key: other.key })).findings).toEqual([
      { code: 'not-signed', position: null, numbers: {} },
    ])
    const elsewhere = aLog(signer, { entries: fifty, witnesses: [witness] })
    const line = Buffer.from(elsewhere.get('checkpoint')!).toString().trimEnd().split('\n').at(-1) ?? ''
    log.set('checkpoint', Buffer.concat([log.get('checkpoint')!, Buffer.from(`${line}\n`)]))
    const witnesses = [verifierKeyLine(witness.key)]
    expect((await verifyLog({ fetch: fetchOf(log), key: signer.key, witnesses })).findings).toEqual([
      { code: 'cosignature-bad', position: null, numbers: { witness: 1 } },
    ])
  })

  test('an entry that was changed after it was signed', async () => {
    const { findings } = await verified({ entries: road }, (log) => {
      const bytes = Buffer.from(log.get('bundle 0')!)
      bytes[bytes.length - 80]! ^= 1
      log.set('bundle 0', bytes)
    })
    expect(findings).toEqual(code('root-differs'))
  })
})
