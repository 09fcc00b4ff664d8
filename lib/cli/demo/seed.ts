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

/** Has made-up people sign, through the use case that a citizen's form goes through, proof of work included. */
export async function seed(instance: Instance, statements: number, onSigned: (done: number) => void): Promise<void> {
  let next = 0
  let done = 0
  const work = async (): Promise<void> => {
    while (next < statements) {
      const index = next
      next += 1
      await sign(instance, memberStateOfIndex(index), index)
      done += 1
      onSigned(done)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
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
