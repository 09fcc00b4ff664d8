import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { pathGiven } from '#lib/config/path-given'
import { fail, ok, type Result } from '#lib/domain/result'
import { UsageError } from '#lib/opening/command'
import { unlockKey } from '#lib/opening/key-file'
import { obtainPassphrase, type PassphraseSource } from '#lib/opening/passphrase-input'
import type { PrivateKey } from '#lib/opening/private-key'
import { keySentence } from '#lib/opening/sentences'
import { joinShares } from '#lib/shares/join-shares'
import { readShare } from '#lib/shares/share-text'
import { joinSentence, readShareSentence } from './sentences.ts'
import { typedShares, type GivenShare } from './typed-shares.ts'

/** The options by which a private key is given: whole files, files of shares, or shares that are typed. */
export const keyOptions = {
  key: { type: 'string', multiple: true },
  share: { type: 'string', multiple: true },
  'type-shares': { type: 'boolean', default: false },
  'passphrase-file': { type: 'string' },
  'passphrase-stdin': { type: 'boolean', default: false },
} as const

export interface KeyWords {
  readonly key?: string[] | undefined
  readonly share?: string[] | undefined
  readonly 'type-shares'?: boolean
  readonly 'passphrase-file'?: string | undefined
  readonly 'passphrase-stdin'?: boolean
}

/**
 * The private keys that were given, in whatever way. After a key was changed, an export may need two of them.
 *
 * @returns A sentence where one is none.
 * @throws UsageError where no way was named.
 */
export async function givenKeys(words: KeyWords): Promise<Result<readonly PrivateKey[], string>> {
  const { key: files = [], share: shareFiles = [], 'type-shares': isTyped = false } = words
  if (files.length + shareFiles.length === 0 && !isTyped)
    throw new UsageError('Name the key, or shares of it: --key, --share, --type-shares.')
  const whole = await wholeKeys(files, words)
  if (!whole.ok) return whole
  const joined = await joinedKeys(shareFiles, isTyped)
  return joined.ok ? ok([...whole.value, ...joined.value]) : joined
}

async function joinedKeys(files: readonly string[], isTyped: boolean): Promise<Result<readonly PrivateKey[], string>> {
  const shares = await sharesIn(files)
  if (!shares.ok) return shares
  const typed = isTyped ? await typedShares() : ok([])
  return typed.ok ? await joinEach([...shares.value, ...typed.value]) : typed
}

/** The same, where one key is wanted. */
export async function givenKey(words: KeyWords): Promise<Result<PrivateKey, string>> {
  const keys = await givenKeys(words)
  if (!keys.ok) return keys
  const [key, ...others] = keys.value
  return key === undefined || others.length > 0 ? fail('Give one key, not several.') : ok(key)
}

async function wholeKeys(files: readonly string[], words: KeyWords): Promise<Result<readonly PrivateKey[], string>> {
  const { 'passphrase-file': passphraseFile, 'passphrase-stdin': isPiped } = words
  const source = { file: passphraseFile === undefined ? undefined : pathGiven(passphraseFile), stdin: isPiped }
  const keys: PrivateKey[] = []
  for (const file of files) {
    const key = await unlocked(file, source, files.length > 1 ? ` ${basename(file)}` : '')
    if (!key.ok) return key
    keys.push(key.value)
  }
  return ok(keys)
}

async function unlocked(file: string, source: PassphraseSource, which: string): Promise<Result<PrivateKey, string>> {
  const passphrase = await obtainPassphrase(source, [`Passphrase of the private key${which}: `])
  if (!passphrase.ok) return fail(keySentence(passphrase.problem))
  const key = await unlockKey(pathGiven(file), passphrase.value)
  return key.ok ? key : fail(keySentence(key.problem))
}

async function sharesIn(files: readonly string[]): Promise<Result<readonly GivenShare[], string>> {
  const given: GivenShare[] = []
  for (const file of files) {
    const text = await textOf(pathGiven(file))
    if (text === null) return fail(`${file} cannot be read. Check the name and the rights of the file.`)
    const read = readShare(text)
    if (!read.ok) return fail(`${file}: ${readShareSentence(read.problem)}`)
    given.push({ name: file, share: read.value })
  }
  return ok(given)
}

/** Shares of several keys may be given in any order: each key is joined from its own. */
async function joinEach(given: readonly GivenShare[]): Promise<Result<readonly PrivateKey[], string>> {
  const keys: PrivateKey[] = []
  for (const own of Map.groupBy(given, ({ share }) => share.keyIdStart).values()) {
    const joined = await joinShares(own.map(({ share }) => share))
    if (!joined.ok) {
      const names = own.map(({ name }) => name)
      const isOne = own.length === given.length
      const ofKey = isOne ? '' : `Key ${own[0]?.share.keyIdStart ?? ''}: `
      return fail(`${ofKey}${joinSentence(joined.problem, names)}`)
    }
    keys.push(joined.value)
  }
  return ok(keys)
}

async function textOf(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8')
  } catch {
    // ENOENT, EACCES, EISDIR: nothing to read at this path.
    return null
  }
}
