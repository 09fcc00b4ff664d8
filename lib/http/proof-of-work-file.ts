import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { routing } from '#lib/i18n/routing'
import { entityTag } from './entity-tag.ts'
import { register, tellingWorker } from './proof-of-work-progress.ts'

/** Where the `altcha` package keeps what browsers load. */
const folder = join(process.cwd(), 'node_modules', 'altcha', 'dist')

const script = 'text/javascript; charset=utf-8'

/** Languages that the package has by country alone: its component finds `es-es` for `es`. */
const byCountry: Readonly<Partial<Record<string, string>>> = { es: 'es-es', fr: 'fr-fr', pt: 'pt-pt' }

/** The package's file of its words in a language. */
export const wordsIn = (locale: string): string => join('i18n', `${byCountry[locale] ?? locale}.js`)

const files: Readonly<Partial<Record<string, { readonly type: string; readonly parts: () => Promise<string>[] }>>> = {
  'widget.js': {
    type: script,
    parts: () => [
      ...routing.locales.filter((locale) => locale !== 'en').map((locale) => asBlock(wordsIn(locale))),
      asBlock('external/altcha.min.js'),
      Promise.resolve(register),
    ],
  },
  'worker.js': { type: script, parts: () => [Promise.resolve(tellingWorker), text('workers/pbkdf2.js')] },
  'widget.css': { type: 'text/css; charset=utf-8', parts: () => [text('external/altcha.css')] },
}

/** What is served under one name. */
interface ServedFile {
  readonly text: string
  readonly type: string
  readonly tag: string
}

const read = new Map<string, Promise<ServedFile>>()

/** One file of the proof of work, read once; `null` where there is none of that name. */
export async function proofOfWorkFile(name: string): Promise<ServedFile | null> {
  const file = Object.hasOwn(files, name) ? files[name] : undefined
  if (file === undefined) return null
  const served = read.get(name) ?? Promise.all(file.parts()).then((parts) => withTag(parts.join('\n'), file.type))
  read.set(name, served)
  return served
}

const withTag = (text: string, type: string): ServedFile => ({ text, type, tag: entityTag(text) })

const text = (path: string): Promise<string> => readFile(join(folder, path), 'utf8')

/** The package's scripts are modules with names of their own: a block keeps them apart. */
const asBlock = async (path: string): Promise<string> => `{${await text(path)}}`
