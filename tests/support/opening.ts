import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CompactEncrypt } from 'jose/jwe/compact/encrypt'
import { onTestFinished } from 'vitest'
import { thumbprintOf } from '#lib/crypto/public-key'
import { keyFileFormat, type PrivateKeyFile } from '#lib/opening/locked-key'
import { openExportFile, type FileOpening } from '#lib/opening/node/open-export-file'
import type { Manifest } from '#lib/opening/manifest'
import { anExportHeader, exportBytes, sealAll, testPrivateKey, type SampleStatement } from './exports.ts'
import type { MemberState } from '#lib/domain/member-states'

/** A folder of the test's own, gone when it ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'colligo-opening-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  return folder
}

/** A folder for all tests of a file, gone after the last. */
export function temporaryFolderOf(before: (work: () => () => void) => void): () => string {
  let folder = ''
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'colligo-opening-'))
    return () => {
      rmSync(folder, { recursive: true, force: true })
    }
  })
  return () => folder
}

export interface Outcome {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs a program that must be there: a check that is skipped is no check. */
export function tool(program: string, words: readonly string[]): Outcome {
  const { error, status, stdout, stderr } = spawnSync(program, words, { encoding: 'utf8', maxBuffer: 1 << 28 })
  if (error !== undefined) {
    throw new Error(`${program} is missing. As root: apt-get install libxml2-utils qpdf poppler-utils`)
  }
  return { status, stdout, stderr }
}

/** What a program prints, where it must succeed. */
export function printed(program: string, words: readonly string[]): string {
  const { status, stdout, stderr } = tool(program, words)
  if (status !== 0) throw new Error(`${program} ${words.join(' ')}: ${stderr}`)
  return stdout
}

/** Runs one of our commands on this Node. */
export const command = (words: readonly string[], input = ''): Outcome =>
  spawnSync(process.execPath, words, { encoding: 'utf8', input })

/** Starts one of our commands and lets the test talk to it. */
export function started(
  program: string,
  words: readonly string[],
): {
  readonly said: () => string
  readonly has: (text: string) => Promise<void>
  readonly type: (text: string) => void
  readonly kill: (signal: NodeJS.Signals) => void
  readonly ended: Promise<number | null>
} {
  const child = spawn(program, words)
  let said = ''
  const listen = (chunk: Buffer): void => {
    said += chunk.toString()
  }
  child.stdout.on('data', listen)
  child.stderr.on('data', listen)
  return {
    said: () => said,
    has: async (text) => {
      while (!said.includes(text)) await new Promise((resolve) => child.stdout.once('data', resolve))
    },
    type: (text) => child.stdin.write(text),
    kill: (signal) => child.kill(signal),
    ended: new Promise((resolve) => child.once('close', resolve)),
  }
}

export const schema = join(import.meta.dirname, '../../docs/formats/statements.xsd')

/** Opens statements of a Member State into a package, and gives its folder. */
export async function opened(
  statements: readonly SampleStatement[],
  memberState: MemberState,
  changes: { readonly header?: ReturnType<typeof anExportHeader>; readonly workers?: number } = {},
): Promise<{ readonly directory: string; readonly manifest: Manifest; readonly read: (name: string) => Buffer }> {
  const folder = temporaryFolder()
  const file = join(folder, 'export.jsonl')
  writeFileSync(
    file,
    exportBytes(changes.header ?? anExportHeader(memberState), await sealAll(statements, memberState)),
  )
  const directory = join(folder, 'package')
  const result = await openExportFile({
    file,
    privateKeys: [testPrivateKey],
    directory,
    workers: changes.workers ?? 1,
    isUnpacked: true,
    language: 'en',
  })
  if (!result.ok) throw new Error(`not opened: ${result.problem.code}`)
  return { directory, manifest: result.value.manifest, read: (name) => readFileSync(join(directory, name)) }
}

/** Tries to open the bytes of an export. Tells the problem, and what stands in the folder afterwards. */
export async function refusalOf(
  bytes: Buffer | string,
  changes: Partial<FileOpening> = {},
): Promise<{ readonly problem: unknown; readonly left: readonly string[] }> {
  const folder = temporaryFolder()
  const file = join(folder, 'export.jsonl')
  writeFileSync(file, bytes)
  const directory = join(folder, 'package')
  const result = await openExportFile({ file, privateKeys: [testPrivateKey], directory, workers: 1, ...changes })
  return { problem: result.ok ? 'none' : result.problem, left: readdirSync(folder) }
}

/** A file of the tests' private key, locked with few rounds so that tests need not wait for many. */
export async function lockedTestKey(path: string, passphrase: string): Promise<void> {
  const jwe = await new CompactEncrypt(Buffer.from(JSON.stringify(testPrivateKey)))
    .setProtectedHeader({ alg: 'PBES2-HS512+A256KW', enc: 'A256GCM', cty: 'jwk+json' })
    .setKeyManagementParameters({ p2c: 1000 })
    .encrypt(Buffer.from(passphrase))
  const file: PrivateKeyFile = {
    format: keyFileFormat,
    keyId: thumbprintOf(testPrivateKey),
    createdAt: '2026-11-22T10:00:00.000Z',
    jwe,
  }
  if (existsSync(path)) throw new Error('a key is never overwritten')
  writeFileSync(path, JSON.stringify(file), { mode: 0o600 })
}
