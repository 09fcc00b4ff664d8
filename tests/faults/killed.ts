import { spawn } from 'node:child_process'
import type { Outcome } from './injected.ts'
import { judge } from './judgement.ts'
import { sendAgain } from './send-again.ts'
import { quickly } from './signer.ts'
import { signingProgram } from './signing-child.ts'
import { linesOf, type Sending } from './sendings.ts'
import { copyOf, type Template } from './template.ts'

interface Said {
  readonly sent: readonly Sending[]
  /** Identifiers by the token of their form. */
  readonly acknowledged: ReadonlyMap<string, string>
}

/** Lets people sign in another process, and kills it without a warning some time after the first was acknowledged. */
async function signAndDie(folder: string, from: number, milliseconds: number): Promise<Said> {
  const words = [...quickly.flags, signingProgram, folder, String(from)]
  const child = spawn(process.execPath, words, { env: { ...process.env, ...quickly.env } })
  let [said, complaints] = ['', '']
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()))
  await new Promise((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      const isFirst = !said.includes('acknowledged')
      said += chunk.toString()
      if (isFirst && said.includes('acknowledged')) setTimeout(() => child.kill('SIGKILL'), milliseconds)
    })
    child.once('close', resolve)
  })
  if (child.signalCode !== 'SIGKILL' || complaints !== '') throw new Error(`it died by itself: ${complaints}`)
  const lines = linesOf(said)
  return {
    sent: lines.flatMap((line) => (line.what === 'sending' ? [line] : [])),
    acknowledged: new Map(
      lines.flatMap((line) => (line.what === 'acknowledged' ? [[line.formToken, line.identifier] as const] : [])),
    ),
  }
}

/** Whole numbers and fractions that are the same in every run: which instruction they hit is the machine's own. */
export function sequence(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** People that one process may get through before it is killed. */
const peopleOfARound = 10_000

export interface Rounds {
  readonly outcomes: readonly Outcome[]
  /** Whose receipt it was, by identifier; those who came again are left out. */
  readonly people: ReadonlyMap<string, number>
  /** Forms that were under way when a process died. */
  readonly broken: number
}

/** Kills a server under load, again and again on one file; after each time everything is sent once more, twice. */
export async function killUnderLoad(template: Template, folder: string, rounds: number, seed: number): Promise<Rounds> {
  copyOf(template, folder)
  const random = sequence(seed)
  const sent: Sending[] = []
  const acknowledged = new Map<string, string>()
  const people = new Map<string, number>()
  const outcomes: Outcome[] = []
  let [broken, storedBefore] = [0, 0]
  for (let round = 0; round < rounds; round += 1) {
    const said = await signAndDie(folder, round * peopleOfARound, random() * 400)
    sent.push(...said.sent)
    for (const [token, identifier] of said.acknowledged) acknowledged.set(token, identifier)
    const first = await judge(folder, template.statements, { sent, acknowledged })
    const [again, twice] = [await sendAgain(folder, said.sent), await sendAgain(folder, said.sent)]
    const isAnother = ([token, identifier]: readonly [string, string]): boolean => again.get(token) !== identifier
    const others = [...said.acknowledged, ...twice].filter(isAnother)
    for (const [token, identifier] of again) acknowledged.set(token, identifier)
    for (const { person, formToken, isRepeated } of said.sent) {
      if (!isRepeated) people.set(again.get(formToken)!, person)
    }
    const second = await judge(folder, template.statements, { sent, acknowledged })
    broken += said.sent.length - said.acknowledged.size
    outcomes.push({
      kind: 'kill-under-load',
      hasHappened: true,
      acknowledged: said.acknowledged.size,
      stored: first.stored - storedBefore,
      lost: [...first.lost, ...second.lost],
      unsound: [
        ...first.unsound,
        ...second.unsound,
        ...(others.length === 0 ? [] : ['a form that was sent again got another identifier']),
        ...(second.stored === people.size ? [] : ['after everybody sent again, not everybody was counted once']),
      ],
    })
    storedBefore = second.stored
  }
  return { outcomes, people, broken }
}
