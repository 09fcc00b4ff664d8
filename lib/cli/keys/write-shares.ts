import { mkdir, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { hasSheetIn, shareSheetPdf } from '#lib/forms/share-sheet-pdf'
import { fail, ok, type Result } from '#lib/domain/result'
import { publicKeyFileOf, publicKeyName } from '#lib/opening/locked-key'
import type { PrivateKey } from '#lib/opening/private-key'
import { keySentence } from '#lib/opening/sentences'
import { holdsKey } from '#lib/opening/write-key-pair'
import { joinShares } from '#lib/shares/join-shares'
import { readSplitting, usualSplitting, type HeldShare, type Splitting } from '#lib/shares/key-share'
import { keyIdOf } from '#lib/shares/key-of-secret'
import { readShare, shareText } from '#lib/shares/share-text'
import { splitKey } from '#lib/shares/split-key'
import { splitSentences } from './sentences.ts'

/** The options by which it is said among whom a key is split. */
export const splitOptions = {
  out: { type: 'string' },
  split: { type: 'string' },
  holders: { type: 'string' },
  initiative: { type: 'string' },
  language: { type: 'string', default: 'en' },
} as const

export interface SplitWords {
  readonly split?: string | undefined
  readonly holders?: string | undefined
  readonly initiative?: string | undefined
  readonly language?: string | undefined
}

/** Among whom a key is to be split. */
export interface SplitOrder extends Splitting {
  readonly holders: readonly string[]
  readonly initiative: string | null
  readonly language: string
}

export function readSplitOrder(words: SplitWords): Result<SplitOrder, string> {
  const splitting = words.split === undefined ? usualSplitting : readSplitting(words.split)
  if (splitting === null) return fail(splitSentences['not-a-splitting'])
  const holders = (words.holders ?? '').split(',').map((name) => name.trim())
  const language = words.language ?? 'en'
  if (!hasSheetIn(language))
    return fail('There is no sheet in this language. Name it by its two letters: --language de.')
  if (holders.length !== splitting.among || holders.includes('')) return fail(splitSentences['holders-missing'])
  if (new Set(holders).size !== holders.length) return fail(splitSentences['holder-twice'])
  return ok({ ...splitting, holders, initiative: words.initiative ?? null, language })
}

/** What was written, by the holder whose it is. */
export interface WrittenShares {
  readonly publicKeyFile: string
  readonly sheets: readonly { readonly holder: string; readonly sheet: string; readonly file: string }[]
}

/**
 * Splits a key, and writes the public half, and for each holder a sheet and a file of their share, into a folder that has
 * none yet. The files are read back and joined before anybody relies on them.
 */
export async function writeShares(
  key: PrivateKey,
  order: SplitOrder,
  directory: string,
): Promise<Result<WrittenShares, string>> {
  const split = await splitKey(key, order)
  if (!split.ok) return fail(splitSentences[split.problem])
  if (await holdsKey(directory)) return fail(keySentence('key-exists'))
  const written: string[] = []
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 })
    const publicKeyFile = join(directory, publicKeyName)
    await writeNew(publicKeyFile, `${JSON.stringify(await publicKeyFileOf(key), null, 2)}\n`, 0o644, written)
    const sheets: WrittenShares['sheets'][number][] = []
    for (const held of split.value) sheets.push(await writeShare(held, key, { order, directory }, written))
    await seeThatTheyJoin(
      sheets.map(({ file }) => file),
      order,
      key,
    )
    return ok({ publicKeyFile, sheets })
  } catch (error) {
    // Half of the shares is no splitting.
    for (const file of written) await rm(file, { force: true })
    if (!(error instanceof Error && 'code' in error)) throw error
    // ENOSPC, EACCES and their like; EEXIST where shares lie there.
    return fail(
      error.code === 'EEXIST'
        ? 'There are shares in this folder already. Name another.'
        : keySentence('folder-not-writable'),
    )
  }
}

async function writeShare(
  held: HeldShare,
  key: PrivateKey,
  { order, directory }: { readonly order: SplitOrder; readonly directory: string },
  written: string[],
): Promise<WrittenShares['sheets'][number]> {
  const { share, holder } = held
  const { initiative, language } = order
  const keyId = await keyIdOf(key)
  const name = join(directory, `share-${String(share.number)}-of-${String(share.among)}`)
  const sheet = await shareSheetPdf({ ...held, keyId, initiative, language, madeAt: new Date() })
  await writeNew(`${name}.pdf`, sheet, 0o600, written)
  const remarks = [
    `# Share ${String(share.number)} of ${String(share.among)}; ${String(share.needed)} are needed`,
    ...(initiative === null ? [] : [`# Initiative ${oneLine(initiative)}`]),
    `# Key ${keyId}`,
  ]
  await writeNew(`${name}.txt`, `${[...remarks, shareText(share)].join('\n')}\n`, 0o600, written)
  return { holder, sheet: `${name}.pdf`, file: `${name}.txt` }
}

const oneLine = (text: string): string => text.replaceAll(/\s+/gu, ' ')

/** @throws Error where what was written does not give the key: a disk that loses bytes is found out now. */
async function seeThatTheyJoin(files: readonly string[], { needed }: Splitting, key: PrivateKey): Promise<void> {
  const shares = []
  for (const file of files) {
    const read = readShare(await readFile(file, 'utf8'))
    if (!read.ok) throw new Error('a share that was written cannot be read')
    shares.push(read.value)
  }
  for (let first = 0; first + needed <= shares.length; first += 1) {
    const joined = await joinShares(shares.slice(first, first + needed))
    if (!joined.ok || joined.value.d !== key.d) throw new Error('the shares that were written do not give the key')
  }
}

async function writeNew(path: string, contents: string | Uint8Array, mode: number, written: string[]): Promise<void> {
  const handle = await open(path, 'wx', mode)
  written.push(path)
  try {
    await handle.writeFile(contents)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** What lies where, for whoever is to print and hand out. */
export function listOf({ publicKeyFile, sheets }: WrittenShares, isNewKey: boolean): string {
  const lines = sheets.map(
    ({ holder, sheet, file }) => `  ${sheet}   for ${holder}; the same to be read by Colligo: ${file}\n`,
  )
  return `  ${publicKeyFile}   ${isNewKey ? 'give this one to whoever runs the server' : 'the public key, as before'}\n${lines.join('')}`
}
