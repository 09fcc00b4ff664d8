/** A short form of `./run test:faults`: a few of each kind. What stands here is proved there two thousand times. */
import { join } from 'node:path'
import { beforeAll, describe, expect, test, afterAll } from 'vitest'
import { rmSync } from 'node:fs'
import { changedOf, fateOf, flipsAcross, signToFlippedKey, type Fate } from './bit-flips.ts'
import { fillDisk } from './full-disk.ts'
import { inTurns } from './in-turns.ts'
import { countCalls, injectFault, injectionsAt, type Outcome, type Signing } from './injected.ts'
import { contentsOf } from './judgement.ts'
import { sequence } from './killed.ts'
import { imageFolder, judgeImage, record } from './power-loss.ts'
import { mishaps, wrongAfter } from './shut-out.ts'
import { faultKinds } from './strace.ts'
import { copyOf, databaseIn, makeTemplate, nearlyFullLog, scratchFolder, type Template } from './template.ts'
import { signAtTwo } from './two-processes.ts'

const scratch = scratchFolder()
let template: Template
let signing: Signing

beforeAll(async () => {
  template = await makeTemplate(join(scratch, 'template'), { logBytes: nearlyFullLog, forms: 15 })
  signing = { template, atOnce: 3 }
}, 120_000)

afterAll(() => {
  rmSync(scratch, { recursive: true })
})

const wrong = (outcomes: readonly Outcome[]): readonly string[] =>
  outcomes.flatMap(({ kind, lost, unsound }) => [...lost, ...unsound].map((what) => `${kind}: ${what}`))

test('whatever write or wait for the disk fails, whoever saw a receipt is counted, once', async () => {
  const calls = await countCalls(signing, join(scratch, 'counted'))
  const injections = injectionsAt(calls, Math.ceil(calls / 8))
  const outcomes = await inTurns(injections, 2, (injection, index) =>
    injectFault(signing, join(scratch, `fault-${String(index)}`), injection, { byProcess: index % 10 === 0 }),
  )
  expect(wrong(outcomes)).toEqual([])
  // The test did what it says: every kind of fault has happened, and some statements were acknowledged before.
  const happened = outcomes.filter(({ hasHappened }) => hasHappened)
  expect(new Set(happened.map(({ kind }) => kind))).toEqual(new Set(Object.keys(faultKinds)))
  expect(happened.length).toBeGreaterThan(20)
  expect(outcomes.some(({ acknowledged }) => acknowledged > 2 && acknowledged < 15)).toBe(true)
}, 300_000)

test('a disk that runs full takes nothing back', async () => {
  const outcomes = await inTurns([6, 24, 60], 2, (spare) =>
    fillDisk(signing, join(scratch, `disk-${String(spare)}`), spare),
  )
  expect(wrong(outcomes)).toEqual([])
  expect(outcomes.some(({ hasHappened }) => hasHappened)).toBe(true)
}, 120_000)

test('when the power goes, whoever saw a receipt is counted', async () => {
  const recording = await record(template, join(scratch, 'recorded'), 3)
  const random = sequence(7)
  const folder = imageFolder(recording, join(scratch, 'image'))
  const wrongAt: string[] = []
  let most = 0
  for (let until = 0; until <= recording.events.length; until += 9) {
    for (const loss of [() => 0, random]) {
      const { lost, unsound, acknowledged } = await judgeImage(recording, folder, until, loss)
      wrongAt.push(...[...lost, ...unsound].map((what) => `${String(until)}: ${what}`))
      most = Math.max(most, acknowledged)
    }
  }
  expect(wrongAt).toEqual([])
  expect(most).toBeGreaterThan(10)
}, 120_000)

test('a flipped bit is noticed, or changes no statement and no count', async () => {
  const file = databaseIn(copyOf(template, join(scratch, 'flips')))
  // Opened and closed: the log is written back into the file.
  expect((await contentsOf(file)).unsound).toEqual([])
  const fates: Fate[] = []
  for (const flip of flipsAcross(file, 120, 1)) fates.push(await fateOf(file, join(scratch, 'flipped'), flip))
  expect(fates.flatMap((fate) => changedOf(fate))).toEqual([])
  expect(fates.filter((fate) => fate === 'noticed').length).toBeGreaterThan(20)
}, 120_000)

test('nobody is told that they are counted where the organisers’ key is no longer what they rehearsed', async () => {
  expect(await signToFlippedKey(template, join(scratch, 'flipped-key'))).toBe(0)
}, 120_000)

test('two servers on one file count everybody once', async () => {
  expect(wrong([await signAtTwo(template, join(scratch, 'two'))])).toEqual([])
}, 120_000)

describe('nothing is touched, and a sentence says what to do, after', () => {
  test.each(Object.keys(mishaps) as (keyof typeof mishaps)[])('%s', (mishap) => {
    expect(wrongAfter(mishap, template, join(scratch, mishap.replaceAll(' ', '-')))).toEqual([])
  })
})
