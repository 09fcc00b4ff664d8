import type { MemberState } from '#lib/domain/member-states'
import { networkAddress, send, type Door, type Sent } from './door.ts'
import { callers, filledIn, hiddenOf, isReceipt, posted, proofOf } from './forms.ts'

/** Milliseconds between two honest signatures. */
const pace = 200

/** Networks from which honest people sign: none of them is the attackers'. */
const honestNetworks = 8

/** Where honest people come from; 0 is the brief's 127.9.0.9. */
export const honestAddress = (index: number): string => networkAddress(callers.honest, index % honestNetworks)

/** What honest people met. */
export interface Met {
  readonly acknowledged: number
  /** Of acknowledged forms, in milliseconds, connection included. */
  readonly latencies: readonly number[]
  /** What was answered instead of a receipt, in words. */
  readonly refused: readonly string[]
}

/** The people who sign honestly at one site, each once. */
export interface Honest {
  readonly door: Door
  /** Fills in so many forms, their proof of work done. */
  readonly prepare: (count: number) => Promise<void>
  /** One signs now. */
  readonly signOnce: () => Promise<Met>
  /** One signs every 200 ms until told to stop, whether or not the last was answered. */
  readonly signSteadily: () => { readonly stop: () => Promise<Met> }
}

/** The Member States of honest people: several, since each has a budget of its own. */
const homes = ['DE', 'FR', 'EE', 'FI', 'PL', 'ES'] as const satisfies readonly MemberState[]

/** @param firstPerson - Made-up people below this number have signed already. */
export async function honestPeople(door: Door, firstPerson: number): Promise<Honest> {
  const pages = await Promise.all(
    homes.map(async (home) => ({ home, path: `/en/sign/${home}`, hidden: await hiddenOf(door, `/en/sign/${home}`) })),
  )
  const ready: Sent[] = []
  let people = firstPerson
  let turn = 0

  const prepareOne = async (): Promise<void> => {
    const person = people++
    const { home, path, hidden } = pages[person % pages.length]!
    ready.push(await posted(door, path, filledIn(hidden, home, person, await proofOf(door, home))))
  }
  const prepare = async (count: number): Promise<void> => {
    let left = count
    const work = async (): Promise<void> => {
      while (left-- > 0) await prepareOne()
    }
    await Promise.all([work(), work(), work(), work()])
  }
  const signOnce = async (): Promise<Met> => {
    if (ready.length === 0) await prepare(1)
    const form = ready.pop()
    return form === undefined ? nobody : await sign(door, honestAddress((turn += 1)), form)
  }
  return { door, prepare, signOnce, signSteadily: () => steadily(signOnce) }
}

const nobody: Met = { acknowledged: 0, latencies: [], refused: ['no form was ready'] }

async function sign(door: Door, from: string, form: Sent): Promise<Met> {
  try {
    const answer = await send(door, from, form)
    if (isReceipt(answer)) return { acknowledged: 1, latencies: [answer.milliseconds], refused: [] }
    return { acknowledged: 0, latencies: [], refused: [`a form was answered with ${String(answer.status)}`] }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { acknowledged: 0, latencies: [], refused: [`a form was not answered: ${reason}`] }
  }
}

/** Does something every 200 ms until told to stop. */
export function steadily(once: () => Promise<Met>): { readonly stop: () => Promise<Met> } {
  const under: Promise<Met>[] = []
  const timer = setInterval(() => under.push(once()), pace)
  return {
    stop: async () => {
      clearInterval(timer)
      return together(await Promise.all(under))
    },
  }
}

export const together = (all: readonly Met[]): Met => ({
  acknowledged: all.reduce((sum, { acknowledged }) => sum + acknowledged, 0),
  latencies: all.flatMap(({ latencies }) => latencies),
  refused: all.flatMap(({ refused }) => refused),
})

/** The latency that 95 of 100 kept (nearest rank), in milliseconds; 0 where nobody was answered. */
export function p95(latencies: readonly number[]): number {
  const sorted = latencies.toSorted((one, other) => one - other)
  return sorted[Math.max(0, Math.ceil(sorted.length * 0.95) - 1)] ?? 0
}
