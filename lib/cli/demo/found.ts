import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brusselsDayOf, monthsAfter } from '#lib/domain/day'
import type { Initiative } from '#lib/domain/initiative'
import { openInstance, type Instance } from '#lib/instance/instance'
import { currentCode } from '#lib/crypto/one-time-codes'
import { importInitiative } from '#lib/organising/collection-switch'
import { founderRoles, type Role } from '#lib/domain/role'
import { inviteOrganiser, joinOrganisers } from '#lib/organising/invitations'
import { installKey, proveRehearsal, rehearsalSample } from '#lib/organising/keys'
import { unlockKey } from '#lib/opening/key-file'
import { newKeyPair } from '#lib/opening/locked-key'
import { passphraseFrom } from '#lib/opening/passphrase'
import { openSample } from '#lib/opening/rehearsal'
import { writeKeyPair } from '#lib/opening/write-key-pair'
import { readInitiative } from '#lib/register/read-initiative'
import { addChannel } from '#lib/site-settings/channels'
import { changeContact } from '#lib/site-settings/contact'
import { changeNature } from '#lib/site-settings/protection'
import { stop } from '../terminal.ts'
import { publishSampleNews } from './news.ts'
import { seed } from './seed.ts'

/** What somebody needs to sign in as an organiser of the demonstration. */
export interface DemoOrganiser {
  readonly email: string
  readonly password: string
  /** Base32, for an authenticator app. */
  readonly totpSecret: string
}

/** What somebody needs to look around in a demonstration. */
export interface FoundedDemo extends DemoOrganiser {
  /** The second person, who confirms what the first asks for. */
  readonly second: DemoOrganiser
  readonly privateKeyFile: string
  readonly passphrase: string
}

/**
 * Founds a sample collection in a new folder, by the steps that organisers take: initiative, keys, rehearsal,
 * organiser, opening, and statements of made-up people.
 *
 * The organisers' private key goes into a folder of its own beside the data folder, as it would lie on their machine.
 */
export async function foundDemo(demo: {
  readonly dataFolder: string
  readonly statements: number
  readonly onSigned: (done: number) => void
}): Promise<FoundedDemo> {
  const { dataFolder } = demo
  if (existsSync(join(dataFolder, 'colligo.sqlite'))) {
    stop(`${dataFolder} holds a collection already. Give a folder that does not exist yet.`, 2)
  }
  if (existsSync(`${dataFolder}-organisers`)) {
    stop(`${dataFolder}-organisers holds keys of another demonstration. Delete it, or give another folder.`, 2)
  }
  // Few tries: this machine plays every signatory's browser. The site that is served asks for the usual number.
  let daysAgo = 0
  const now = (): Date => new Date(Date.now() - daysAgo * 24 * 60 * 60 * 1000)
  const instance = openInstance({ dataFolder, keysFolder: join(dataFolder, 'keys'), challengeTries: 2, now })
  const { organising, collectionSwitch } = instance
  certain(importInitiative(organising, collectionSwitch, sampleInitiative(brusselsDayOf(instance.now()))))
  const keys = await makeAndRehearseKeys(instance, `${dataFolder}-organisers`)
  const organiser = await joinOrganiser(instance, { name: 'Ines Moreira', roles: founderRoles })
  const second = await joinOrganiser(instance, { name: 'Jonas Weber', roles: ['substitute'] })
  dressSite(instance)
  collectionSwitch.goLive()
  await seed(instance, demo.statements, demo.onSigned, (days) => {
    daysAgo = days
  })
  publishSampleNews(instance.newsWriting)
  await instance.close()
  return { ...organiser, second, ...keys }
}

/** The sample of the register, with its days moved so that collection has been open for a month. */
function sampleInitiative(today: string): Initiative {
  const sample = certain(readInitiative(readFileSync(join(import.meta.dirname, 'initiative.xml'))))
  const opensOn = monthsAfter(today, -1)
  return {
    ...sample,
    registeredOn: monthsAfter(opensOn, -2),
    period: { opensOn, closesOn: monthsAfter(opensOn, 12) },
  }
}

async function makeAndRehearseKeys(instance: Instance, folder: string) {
  const passphrase = certain(passphraseFrom(randomBytes(18).toString('base64url')))
  const pair = await newKeyPair(passphrase)
  const { privateKeyFile } = certain(await writeKeyPair(folder, pair))
  certain(installKey(instance.organising, instance.keys, JSON.stringify(pair.publicKey), null))

  const sample = certain(await rehearsalSample(instance.keys))
  const { proof } = certain(await openSample(certain(await unlockKey(privateKeyFile, passphrase)), sample))
  certain(proveRehearsal(instance.organising, instance.keys, proof, null))
  return { privateKeyFile, passphrase }
}

async function joinOrganiser(
  { organising, inviting, now }: Instance,
  { name, roles }: { readonly name: string; readonly roles: readonly Role[] },
): Promise<DemoOrganiser> {
  const [first = ''] = name.split(' ')
  const email = `${first.toLowerCase()}@example.eu`
  // In hex, so that chance never puts a name into it: that would be refused.
  const password = `Swift-${randomBytes(9).toString('hex')}-1`
  const token = certain(inviteOrganiser(organising, inviting, { email, name, roles }, null))
  const totpSecret = inviting.invited(token)?.codeSecret ?? ''
  // The last code rather than this one, which then is still good for signing in; anew where half a minute has just ended.
  const join = () => {
    const code = currentCode(totpSecret, new Date(now().getTime() - 30_000))
    return joinOrganisers(organising, inviting, { token, password, repeated: password, code })
  }
  const joined = await join()
  if (!joined.ok) certain(await join())
  return { email, password, totpSecret }
}

/** What organisers would set for their site: everybody is told that nothing here counts. */
function dressSite({ siteKeeping }: Instance): void {
  changeNature(siteKeeping, { isPractice: true }, null)
  const contact = {
    email: 'contact@example.eu',
    postalAddress: 'Made-up Initiative\nPikk 1\n10123 Tallinn',
    provider: 'Made-up Hosting OÜ',
    place: 'Tallinn',
    memberState: 'EE',
    url: '',
    label: '',
  }
  certain(changeContact(siteKeeping, contact, null))
  certain(addChannel(siteKeeping, { code: 'bird-friends', name: 'Bird Friends (made up)' }, null))
  certain(addChannel(siteKeeping, { code: 'city-nature', name: 'City Nature (made up)' }, null))
}

/** The value of a step that cannot be refused here; if it is, that is a bug. */
function certain<Value>(result: { ok: true; value: Value } | { ok: false; problem: unknown }): Value {
  if (result.ok) return result.value
  throw new Error(`a step of the demonstration was refused: ${JSON.stringify(result.problem)}`)
}
