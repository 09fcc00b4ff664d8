import { join } from 'node:path'
import { closeDatabase, openDatabase } from '#db/connection'
import { initiativeReader } from '#db/initiatives'
import { signStatement } from '#lib/collecting/sign-statement'
import { takeStatement } from '#lib/collecting/take-statement'
import { readSecrets } from '#lib/config/secrets'
import { proofOfWork } from '#lib/crypto/proof-of-work'
import { takingWith } from '#lib/instance/taking'
import { eci2019 } from '#lib/rules/eci-2019/index'
import { databaseIn } from './template.ts'
import { formOf, type Sending } from './sendings.ts'

/**
 * Sends forms once more, as a browser does whose connection broke: what the writer's thread does, in this thread, since
 * thousands of folders are gone through and each thread takes a quarter of a second to start.
 *
 * @returns Identifiers by the token of their form; who was refused is not among them.
 */
export async function sendAgain(folder: string, forms: readonly Sending[]): Promise<ReadonlyMap<string, string>> {
  const secrets = readSecrets(join(folder, 'data', 'keys'), false)
  const database = openDatabase(databaseIn(folder))
  try {
    const work = proofOfWork(secrets.server, 2)
    const taking = takingWith({ database, secrets, work })
    const { initiative } = initiativeReader(database)()!
    const collecting = {
      now: () => new Date(),
      collection: () => ({
        initiative,
        pack: eci2019,
        isCollecting: true,
        isLive: true,
        isClosed: false,
        hasRehearsedKey: true,
        pausedBy: null,
      }),
      judge: (proof: string, purpose: string) => work.judge(proof, purpose, new Date()),
      take: (statement: Parameters<typeof takeStatement>[1]) => takeStatement(taking, statement),
    }
    const send = async (form: Sending): Promise<readonly (readonly [string, string])[]> => {
      const signed = await signStatement(collecting, formOf(form))
      return signed.ok ? [[form.formToken, signed.value.identifier]] : []
    }
    // Those who come a second time are sent after the others: as they were the first time.
    const firsts = await Promise.all(forms.filter(({ isRepeated }) => !isRepeated).map(send))
    const others = await Promise.all(forms.filter(({ isRepeated }) => isRepeated).map(send))
    return new Map([...firsts, ...others].flat())
  } finally {
    closeDatabase(database)
  }
}
