/**
 * `./run test:faults [--json]`: every write and wait for the disk of a signing goes wrong in five ways, processes are
 * killed under load, disks fill up, the power goes, bits flip, clocks jump. After each it is looked at what is stored:
 * nothing acknowledged may be missing, nobody counted twice. About a quarter of an hour on two cores.
 *
 * Its own process starts with `quick-imports.ts`. What went wrong stays in the folder that is named at the end.
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { optionsOr } from '#lib/cli/options'
import { stop } from '#lib/cli/terminal'
import { bringTools } from '../support/tools.ts'
import { changedOf, fateOf, flipsAcross, signToFlippedKey } from './bit-flips.ts'
import { play, scenes } from './clock.ts'
import { fillDisk } from './full-disk.ts'
import { inTurns } from './in-turns.ts'
import { countCalls, injectFault, injectionsAt, type Outcome, type Signing } from './injected.ts'
import { killUnderLoad, sequence } from './killed.ts'
import { imageFolder, judgeImage, record } from './power-loss.ts'
import { mishaps, wrongAfter } from './shut-out.ts'
import { databaseIn, makeTemplate, nearlyFullLog, scratchFolder, type Template } from './template.ts'
import { signAtTwo } from './two-processes.ts'

/** Faults at the least. */
const promised = 2000

/** Processes that sign at the same time, each with its strace. */
const workers = 2

const begun = performance.now()
const scratch = scratchFolder()
const outcomes: Outcome[] = []
const images = { images: 0, lost: 0, unsound: 0 }
const flips = { noticed: 0, harmless: 0, unguarded: 0 }
const wrong: string[] = []

const say = (line: string): void => {
  process.stderr.write(`${line}\n`)
}
const seconds = (): number => Math.round((performance.now() - begun) / 1000)
const place = (name: string): string => join(scratch, name)

/** Says at once what went wrong, and remembers it. */
function complain(where: string, what: readonly string[]): void {
  for (const one of what) {
    wrong.push(`${where}: ${one}`)
    say(`WRONG ${where}: ${one}`)
  }
}

function note(outcome: Outcome): void {
  outcomes.push(outcome)
  complain(outcome.kind, [...outcome.lost, ...outcome.unsound])
  if (outcomes.length % 100 === 0)
    say(`${String(outcomes.length)} faults, ${String(seconds())} s, wrong: ${String(wrong.length)}`)
}

/** Every kind of fault at every call. */
async function everyCall(name: string, signing: Signing): Promise<void> {
  const calls = await countCalls(signing, place('counted'))
  say(`${name}: ${String(calls)} writes and waits of a signing, each in five ways`)
  await inTurns(injectionsAt(calls), workers, async (injection, index) => {
    const folder = place(`${name}-${injection.kind}-${String(injection.at)}`)
    const outcome = await injectFault(signing, folder, injection, { byProcess: index % 25 === 0 })
    if (outcome.hasHappened) note(outcome)
    // The number of calls is not quite the same in each run: the last ones may not come.
    else complain('without a fault', [...outcome.lost, ...outcome.unsound])
  })
}

/** Rounds on two files. */
async function killed(template: Template, rounds: number): Promise<void> {
  say(`killed under load, ${String(rounds)} times`)
  await inTurns([outcomes.length + 1, outcomes.length + 2], workers, async (seed) => {
    const { outcomes: each } = await killUnderLoad(
      template,
      place(`killed-${String(seed)}`),
      Math.ceil(rounds / 2),
      seed,
    )
    for (const outcome of each) note(outcome)
  })
}

async function otherFaults(signing: Signing): Promise<void> {
  const { template } = signing
  await killed(template, 40)
  say('disks that run full')
  await inTurns(
    Array.from({ length: 48 }, (_, index) => 2 + 2 * index),
    workers,
    async (spare) => {
      const outcome = await fillDisk(signing, place(`disk-${String(spare)}`), spare)
      if (outcome.hasHappened) note(outcome)
    },
  )
  say('two servers on one file')
  for (let turn = 0; turn < 4; turn += 1) note(await signAtTwo(template, place(`two-${String(turn)}`)))
  say('clocks')
  await inTurns(Object.values(scenes), workers, async (scene, index) => {
    note(await play(scene, place(`scene-${String(index)}`)))
  })
  say('keys lost, files emptied, disks read-only')
  for (const mishap of Object.keys(mishaps) as (keyof typeof mishaps)[]) {
    const unsound = wrongAfter(mishap, template, place(mishap.replaceAll(' ', '-')))
    note({ kind: 'shut-out', hasHappened: true, acknowledged: 0, stored: 0, lost: [], unsound })
  }
}

/** After each second event the power goes, in four ways: nothing, all, any, or torn parts of what was not waited for. */
async function powerLosses(name: string, { template, atOnce }: Signing): Promise<void> {
  const recording = await record(template, place(`recorded-${name}`), atOnce)
  say(`${name}: the power goes at ${String(Math.ceil(recording.events.length / 2))} moments, each in four ways`)
  const random = sequence(11)
  const losses = [() => 0, () => 1, () => Math.round(random()), random]
  const folder = imageFolder(recording, place(`image-${name}`))
  for (let until = 0; until <= recording.events.length; until += 2) {
    for (const loss of losses) {
      const { lost, unsound } = await judgeImage(recording, folder, until, loss)
      images.images += 1
      images.lost += lost.length
      images.unsound += unsound.length
      complain(`power loss after ${String(until)} of ${name}`, [...lost, ...unsound])
    }
  }
}

async function bitFlips(): Promise<void> {
  const template = await makeTemplate(place('flips'), { statements: 300, forms: 0 })
  const file = databaseIn(template.folder)
  const all = flipsAcross(file, 1000, 3)
  say(`${String(all.length)} flipped bits`)
  for (const flip of all) {
    const fate = await fateOf(file, place('flipped'), flip)
    const changed = changedOf(fate)
    if (typeof fate === 'string') flips[fate] += 1
    else if (changed.length === 0) flips.unguarded += 1
    complain('a flipped bit changed', changed)
  }
  const told = await signToFlippedKey(full.template, place('flipped-key'))
  if (told > 0) complain('a flipped bit in the organisers’ key', [`${String(told)} statements were sealed to nobody`])
}

function report() {
  const sum = (number: (outcome: Outcome) => number): number =>
    outcomes.reduce((total, outcome) => total + number(outcome), 0)
  const byKind: Record<string, number> = {}
  for (const { kind } of outcomes) byKind[kind] = (byKind[kind] ?? 0) + 1
  const lost = sum((outcome) => outcome.lost.length) + images.lost
  return {
    faults: outcomes.length,
    acknowledged: sum(({ acknowledged }) => acknowledged),
    stored: sum(({ stored }) => stored),
    lost,
    unsound: wrong.length - lost,
    byKind,
    images: images.images,
    flips,
    seconds: seconds(),
  }
}

try {
  bringTools(say)
} catch (error) {
  stop(error instanceof Error ? error.message : String(error))
}
const { values } = optionsOr('Usage: ./run test:faults [--json] [--only losses,flips,others,calls]', {
  options: { json: { type: 'boolean' }, only: { type: 'string', default: 'losses,flips,others,calls' } },
})
const only = new Set(values.only.split(','))
const young = { template: await makeTemplate(place('young'), { statements: 5, forms: 16 }), atOnce: 3 }
const full = { template: await makeTemplate(place('full'), { logBytes: nearlyFullLog, forms: 16 }), atOnce: 3 }
if (only.has('losses')) await powerLosses('a new log', young)
if (only.has('losses')) await powerLosses('a log that is written back', full)
if (only.has('flips')) await bitFlips()
if (only.has('others')) await otherFaults(young)
if (only.has('calls')) await everyCall('a new log', young)
if (only.has('calls')) await everyCall('a log that is written back', full)
// The number of calls is the disk's and the machine's own: what is missing to the promised number is made up here.
if (only.size === 4 && outcomes.length < promised) await killed(young.template, promised - outcomes.length)

if (wrong.length === 0) rmSync(scratch, { recursive: true })
else say(`What went wrong can be looked at in ${scratch}.`)
process.stdout.write(`${JSON.stringify(report())}\n`)
process.exitCode = wrong.length === 0 ? 0 : 1
