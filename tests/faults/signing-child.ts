/**
 * `node tests/faults/signing-child.ts FOLDER FROM`: lets made-up people sign without end, from one number on, until it is
 * killed. Says on standard output what it sends, and what was acknowledged.
 */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { memberStateOfIndex } from '#lib/cli/demo/people'
import { solved } from '#lib/cli/demo/seed'
import { proofPurpose, signStatement } from '#lib/collecting/sign-statement'
import { openInstance, type Instance } from '#lib/instance/instance'
import { formOf, say } from './sendings.ts'

/** This file, for whoever starts it. */
export const signingProgram = import.meta.filename

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
    say({ what: 'acknowledged', formToken: sending.formToken, ...signed.value })
    acknowledged.push(person)
  }

  const signer = async (): Promise<never> => {
    for (;;) await sign()
  }
  await Promise.all(Array.from({ length: atOnce }, signer))
}

if (import.meta.main) {
  const [folder = '', from = '0'] = process.argv.slice(2)
  const instance = openInstance({
    dataFolder: join(folder, 'data'),
    keysFolder: join(folder, 'data', 'keys'),
    challengeTries: 2,
  })
  await signWithoutEnd(instance, Number(from))
}
