/**
 * `node tests/faults/signing-child.ts FOLDER FROM`: lets made-up people sign without end, from one number on, until it is
 * killed. Says on standard output what it sends, and what was acknowledged.
 */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { memberStateOfIndex, madeUpSignatory } from '#lib/cli/demo/people'
import { solved } from '#lib/cli/demo/seed'
import { declarations } from '#lib/collecting/declarations'
import { proofPurpose, signStatement, type SigningForm } from '#lib/collecting/sign-statement'
import { openInstance, type Instance } from '#lib/instance/instance'

/** One form: who signs with it, and what makes it itself. */
export interface Sending {
  readonly person: number
  /** Whether this person has been acknowledged before. */
  readonly isRepeated: boolean
  readonly formToken: string
  readonly proof: string
}

export type Line = ({ readonly what: 'sending' } & Sending) | Acknowledged

interface Acknowledged {
  readonly what: 'acknowledged'
  readonly formToken: string
  readonly identifier: string
}

/** The form that a browser sends, and would send again after a broken connection. */
export const formOf = ({ person, formToken, proof }: Sending): SigningForm => ({
  memberState: memberStateOfIndex(person),
  language: 'en',
  fields: madeUpSignatory(memberStateOfIndex(person), person),
  confirmed: {},
  declared: new Set(declarations),
  formToken,
  proof,
})

/** Forms that are under way at the same time. */
const atOnce = 6

async function signWithoutEnd(instance: Instance, from: number): Promise<void> {
  const { registrationNumber } = instance.collection().initiative!
  const acknowledged: number[] = []
  let next = from

  const sign = async (): Promise<void> => {
    const turn = (next += 1)
    // Every fifth has signed before, like the neighbour who is not sure any more.
    const before = turn % 5 === 0 ? acknowledged[turn % acknowledged.length] : undefined
    const person = before ?? turn
    const challenge = await instance.challenge(proofPurpose(registrationNumber, memberStateOfIndex(person)))
    const sending = {
      person,
      isRepeated: before !== undefined,
      formToken: randomUUID(),
      proof: await solved(challenge),
    }
    say({ what: 'sending', ...sending })
    const signed = await signStatement(instance.collecting, formOf(sending))
    if (!signed.ok) throw new Error(JSON.stringify(signed.problem))
    say({ what: 'acknowledged', formToken: sending.formToken, identifier: signed.value.identifier })
    acknowledged.push(person)
  }

  const signer = async (): Promise<never> => {
    for (;;) await sign()
  }
  await Promise.all(Array.from({ length: atOnce }, signer))
}

/** Written before this returns: to a pipe, Node writes at once. */
const say = (line: Line): boolean => process.stdout.write(`${JSON.stringify(line)}\n`)

if (import.meta.main) {
  const [folder = '', from = '0'] = process.argv.slice(2)
  const instance = openInstance({
    dataFolder: join(folder, 'data'),
    keysFolder: join(folder, 'data', 'keys'),
    challengeTries: 2,
  })
  await signWithoutEnd(instance, Number(from))
}
