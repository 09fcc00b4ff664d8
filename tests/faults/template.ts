import { randomUUID } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { memberStateOfIndex } from '#lib/cli/demo/people'
import { solved } from '#lib/cli/demo/seed'
import { proofPurpose, signStatement } from '#lib/collecting/sign-statement'
import type { CollectionPeriod } from '#lib/domain/collection-period'
import { brusselsDayOf, monthsAfter } from '#lib/domain/day'
import { openInstance, type Instance } from '#lib/instance/instance'
import { unlockKey } from '#lib/opening/key-file'
import { newKeyPair } from '#lib/opening/locked-key'
import { passphraseFrom } from '#lib/opening/passphrase'
import { openSample } from '#lib/opening/rehearsal'
import type { PrivateKey } from '#lib/opening/private-key'
import { writeKeyPair } from '#lib/opening/write-key-pair'
import { importInitiative } from '#lib/organising/collection-switch'
import { installKey, proveRehearsal, rehearsalSample } from '#lib/organising/keys'
import { certain } from '../support/certain.ts'
import { sampleInitiative } from '../support/sample-initiative/sample-initiative.ts'
import { formOf, type Sending } from './sendings.ts'

/** An open collection to be copied, and forms for it that are filled in, their proof of work done. */
export interface Template {
  /** Holds `data`, and in it `keys`. */
  readonly folder: string
  readonly forms: readonly Sending[]
  /** The same as JSON, for processes that sign. */
  readonly formsFile: string
  readonly privateKey: PrivateKey
  /** Statements that are there before any of the forms is signed. */
  readonly statements: number
}

export interface Wanted {
  /** Statements that are there already. */
  readonly statements?: number
  /**
   * Leaves the write-ahead log as a crash would, with so many bytes at least: SQLite writes a log of 1,000 pages of
   * 4,096 bytes back into the file in the midst of a signing.
   */
  readonly logBytes?: number
  /** Forms that are prepared. Every fifth is of somebody who signs with one of the first two forms as well. */
  readonly forms: number
  /** The time at which all this happens; proofs of work are good for an hour from then. */
  readonly now?: () => Date
  readonly period?: CollectionPeriod
}

/** A log that SQLite will write back into the file some statements later. */
export const nearlyFullLog = 3_900_000

/** A folder for files that are written and thrown away by the thousand: in memory where the machine has some to spare. */
export function scratchFolder(): string {
  const shared = '/dev/shm'
  const { bavail, bsize } = existsSync(shared) ? statfsSync(shared) : { bavail: 0, bsize: 0 }
  return mkdtempSync(join(bavail * bsize > 2 ** 29 ? shared : tmpdir(), 'colligo-faults-'))
}

export const databaseIn = (folder: string): string => join(folder, 'data', 'colligo.sqlite')

/** Opens a collection in a folder by the steps that organisers take, and prepares forms for it. */
export async function makeTemplate(folder: string, wanted: Wanted): Promise<Template> {
  const { statements = 0, logBytes = 0, now = () => new Date(), forms } = wanted
  const original = join(folder, 'original')
  const instance = openInstance({
    dataFolder: join(original, 'data'),
    keysFolder: join(original, 'data', 'keys'),
    challengeTries: 2,
    now,
  })
  const opensOn = monthsAfter(brusselsDayOf(now()), -1)
  const period = wanted.period ?? { opensOn, closesOn: monthsAfter(opensOn, 10) }
  const initiative = { ...sampleInitiative(), registeredOn: monthsAfter(period.opensOn, -2), period }
  certain(importInitiative(instance.organising, instance.collectionSwitch, initiative))
  const privateKey = await rehearse(instance, original)
  instance.collectionSwitch.goLive()

  const isEnough = (signed: number): boolean =>
    signed >= statements && (logBytes === 0 || sizeOf(`${databaseIn(original)}-wal`) >= logBytes)
  let signed = 0
  for (; !isEnough(signed); signed += 1) {
    certain(await signStatement(instance.collecting, formOf(await prepare(instance, 2_000_000 + signed, false))))
  }
  const prepared = []
  for (let index = 0; index < forms; index += 1) {
    const isRepeated = index % 5 === 4
    prepared.push(await prepare(instance, isRepeated ? index % 2 : index, isRepeated))
  }
  const formsFile = join(folder, 'forms.json')
  writeFileSync(formsFile, JSON.stringify(prepared))
  // As a crash leaves it, or as an orderly end does.
  if (logBytes > 0) cpSync(join(original, 'data'), join(folder, 'data'), { recursive: true })
  await instance.close()
  if (logBytes === 0) cpSync(join(original, 'data'), join(folder, 'data'), { recursive: true })
  rmSync(`${databaseIn(folder)}-shm`, { force: true })
  rmSync(original, { recursive: true })
  return { folder, forms: prepared, formsFile, privateKey, statements: signed }
}

const sizeOf = (file: string): number => (existsSync(file) ? statSync(file).size : 0)

async function rehearse(instance: Instance, folder: string): Promise<PrivateKey> {
  const passphrase = certain(passphraseFrom('three swifts under one roof'))
  const pair = await newKeyPair(passphrase)
  const { privateKeyFile } = certain(await writeKeyPair(join(folder, 'organisers'), pair))
  certain(installKey(instance.organising, instance.keys, JSON.stringify(pair.publicKey), null))
  const privateKey = certain(await unlockKey(privateKeyFile, passphrase))
  const { proof } = certain(await openSample(privateKey, certain(await rehearsalSample(instance.keys))))
  certain(proveRehearsal(instance.organising, instance.keys, proof, null))
  return privateKey
}

async function prepare(instance: Instance, person: number, isRepeated: boolean): Promise<Sending> {
  const purpose = proofPurpose(instance.collection().initiative!.registrationNumber, memberStateOfIndex(person))
  return { person, isRepeated, formToken: randomUUID(), proof: await solved(await instance.challenge(purpose)) }
}

/** A copy of the template's collection, to be broken. */
export function copyOf(template: Template, folder: string): string {
  mkdirSync(folder, { recursive: true })
  cpSync(join(template.folder, 'data'), join(folder, 'data'), { recursive: true })
  return folder
}
