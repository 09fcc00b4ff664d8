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
    // A day is finished before the next begins: a proof of work is good for an hour of the clock.
    setClock(daysAgo)
    let next = done
    const work = async (): Promise<void> => {
      while (next < until) {
        const index = next
        next += 1
        await sign(instance, memberStateOfIndex(index), index)
        done += 1
        onSigned(done)
      }
    }
    await Promise.all(Array.from({ length: atOnce }, work))
  }
  setClock(0)
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

async function sign(instance: Instance, memberState: MemberState, index: number): Promise<void> {
  const { initiative } = instance.collection()
  const purpose = proofPurpose(initiative?.registrationNumber ?? '', memberState)
  const signed = await signStatement(instance.collecting, {
    memberState,
    language: 'en',
    fields: madeUpSignatory(memberState, index),
    confirmed: {},
    declared: new Set(declarations),
    formToken: randomUUID(),
    proof: await solved(await instance.challenge(purpose)),
  })
  if (!signed.ok) throw new Error(`the made-up signatory ${String(index)} of ${memberState} was refused`)
}

/** Solves a challenge as a browser does, and writes the proof as its form sends it. */
export async function solved(challenge: Challenge): Promise<string> {
  const solution = await solveChallenge({ challenge, deriveKey })
  return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64')
}
