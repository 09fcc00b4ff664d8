import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { declarations } from '#lib/collecting/declarations'
import { proofPurpose, type SigningForm } from '#lib/collecting/sign-statement'
import { solved } from '#lib/cli/demo/seed'
import type { MemberState } from '#lib/domain/member-states'
import { openInstance, type Instance } from '#lib/instance/instance'
import { unlockKey } from '#lib/opening/key-file'
import { newKeyPair } from '#lib/opening/locked-key'
import { openSample } from '#lib/opening/rehearsal'
import { passphraseFrom } from '#lib/opening/passphrase'
import type { PrivateKey } from '#lib/opening/private-key'
import { writeKeyPair } from '#lib/opening/write-key-pair'
import { importInitiative } from '#lib/organising/collection-switch'
import { installKey, proveRehearsal, rehearsalSample } from '#lib/organising/keys'
import { certain } from './certain.ts'
import { initiativeOfToday } from './initiative-of-today.ts'
export { initiativeOfToday }
import { aSignatoryOf } from './signatories.ts'

/** A day inside the sample initiative's collection period, at noon in Brussels. */
export const noon = new Date('2026-11-22T11:00:00Z')

export const passphrase = certain(passphraseFrom('three swifts under one roof'))

/** A folder that goes with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'colligo-test-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  return folder
}

/** An instance on real files, whose clock the test moves. Few tries: the machine plays every browser. */
export function anInstance(
  options: { readonly folder?: string; readonly now?: () => Date; readonly backups?: { readonly folder: string } } = {},
): Instance & {
  readonly folder: string
} {
  const folder = options.folder ?? temporaryFolder()
  const data = join(folder, 'data')
  const instance = openInstance({
    dataFolder: data,
    keysFolder: join(data, 'keys'),
    challengeTries: 2,
    now: options.now ?? (() => new Date()),
    backups: options.backups ?? null,
  })
  const close = once(instance.close)
  onTestFinished(close)
  return { ...instance, close, folder }
}

/** What is done the first time alone: a test may close what is closed with it anyway. */
export function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined
  return () => (done ??= work())
}

export interface OpenCollection extends Instance {
  readonly folder: string
  readonly privateKey: PrivateKey
  readonly privateKeyFile: string
}

/** A collection that is open: initiative imported, key installed and rehearsed. */
export async function anOpenCollection(options: Parameters<typeof anInstance>[0] = {}): Promise<OpenCollection> {
  const instance = anInstance(options)
  certain(importInitiative(instance.organising, instance.collectionSwitch, initiativeOfToday()))
  const { privateKey, privateKeyFile } = await installRehearsedKey(instance)
  instance.collectionSwitch.goLive()
  return { ...instance, privateKey, privateKeyFile }
}

export async function installRehearsedKey(instance: Instance & { readonly folder: string }) {
  const pair = await newKeyPair(passphrase)
  const written = certain(await writeKeyPair(join(instance.folder, `organisers-${randomUUID()}`), pair))
  certain(installKey(instance.organising, instance.keys, JSON.stringify(pair.publicKey), null))
  const privateKey = certain(await unlockKey(written.privateKeyFile, passphrase))
  const { proof } = certain(await openSample(privateKey, certain(await rehearsalSample(instance.keys))))
  certain(proveRehearsal(instance.organising, instance.keys, proof, null))
  return { privateKey, privateKeyFile: written.privateKeyFile, publicKey: pair.publicKey }
}

/** A form as a browser sends it once its proof of work is done. */
export async function aForm(
  instance: Instance,
  memberState: MemberState,
  changes: Partial<SigningForm> & { readonly typed?: Readonly<Record<string, string>> } = {},
): Promise<SigningForm> {
  const { typed, ...rest } = changes
  const purpose = proofPurpose(instance.collection().initiative?.registrationNumber ?? '', memberState)
  return {
    memberState,
    language: 'en',
    fields: aSignatoryOf(memberState, typed ?? {}),
    confirmed: {},
    declared: new Set(declarations),
    formToken: randomUUID(),
    proof: rest.proof ?? (await solved(await instance.challenge(purpose))),
    ...rest,
  }
}

/** Every byte in a folder, its subfolders included. */
export function bytesIn(folder: string): Buffer {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return Buffer.concat(files.map(({ parentPath, name }) => readFileSync(join(parentPath, name))))
}

/** How many statements of a Member State the tallies count. */
export const countedIn = (instance: Instance, memberState: MemberState): number =>
  instance.tallies().find((tally) => tally.memberState === memberState)?.counted ?? 0
