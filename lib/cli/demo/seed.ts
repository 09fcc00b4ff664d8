import { randomUUID } from 'node:crypto'
import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { proofPurpose, signStatement } from '#lib/collecting/sign-statement'
import { declarations } from '#lib/collecting/declarations'
import type { Challenge } from '#lib/crypto/proof-of-work'
import type { MemberState } from '#lib/domain/member-states'
import type { Instance } from '#lib/instance/instance'
import { madeUpSignatory, memberStateOfIndex } from './people.ts'

/** Statements that are under way at the same time. */
const atOnce = 16

/** Days over which a demonstration's statements came, where there are enough of them to be drawn. */
const days = 30
const enoughToDraw = 300

/** Puts the clock back by so many days; 0 is the present. */
export type SetClock = (daysAgo: number) => void

/**
 * Has made-up people sign, through the use case that a citizen's form goes through, proof of work included.
 *
 * @param onSigned - Is told how many have signed.
 */
export async function seed(
  instance: Instance,
  statements: number,
  onSigned: (done: number) => void,
  setClock: SetClock,
): Promise<void> {
  let done = 0
  for (const { daysAgo, until } of daysOf(statements)) {
    // Proofs are made today: whether one is too old is judged by the clock of the machine as well.
    setClock(0)
    const proofs = new Map<number, string>()
    await allOf(done, until, async (index) => {
      proofs.set(index, await proofFor(instance, memberStateOfIndex(index)))
    })
    setClock(daysAgo)
    await allOf(done, until, async (index) => {
      await sign(instance, memberStateOfIndex(index), index, proofs.get(index) ?? '')
      done += 1
      onSigned(done)
    })
  }
  setClock(0)
}

/** Does something for each number, a few at once. */
async function allOf(from: number, until: number, work: (index: number) => Promise<void>): Promise<void> {
  let next = from
  const one = async (): Promise<void> => {
    while (next < until) {
      next += 1
      await work(next - 1)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, one))
}

/** How many have signed by the end of each day: many at first, then fewer, and more again of late. */
function daysOf(statements: number): readonly { readonly daysAgo: number; readonly until: number }[] {
  if (statements < enoughToDraw) return [{ daysAgo: 0, until: statements }]
  const weights = Array.from(
    { length: days + 1 },
    (_, day) => 1 + 5 * Math.exp(-day / 2) + (day % 7 > 4 ? 1.5 : 0) + (day > 22 ? 2 : 0),
  )
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  let passed = 0
  return weights.map((weight, day) => {
    passed += weight
    return { daysAgo: days - day, until: day === days ? statements : Math.round((passed / all) * statements) }
  })
}

async function proofFor(instance: Instance, memberState: MemberState): Promise<string> {
  const { initiative } = instance.collection()
  return await solved(await instance.challenge(proofPurpose(initiative?.registrationNumber ?? '', memberState)))
}

async function sign(instance: Instance, memberState: MemberState, index: number, proof: string): Promise<void> {
  const signed = await signStatement(instance.collecting, {
    memberState,
    language: 'en',
    fields: madeUpSignatory(memberState, index),
    confirmed: {},
    declared: new Set(declarations),
    formToken: randomUUID(),
    proof,
  })
  if (!signed.ok) throw new Error(`the made-up signatory ${String(index)} of ${memberState} was refused`)
}

/** Solves a challenge as a browser does, and writes the proof as its form sends it. */
export async function solved(challenge: Challenge): Promise<string> {
  const solution = await solveChallenge({ challenge, deriveKey })
  return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64')
}
