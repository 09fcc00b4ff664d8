import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fontFiles } from '#lib/forms/fonts'
import { materialsFrom, type Materials } from '#lib/pdf/paper'
import type { AuthorityWords } from '../form/words.ts'
import type { Machine } from '../machine.ts'
import type { Sha256 } from '../sha256.ts'
import { startThreads } from './opening-threads.ts'

export function nodeSha256(): Sha256 {
  const hash = createHash('sha256')
  return {
    update: (bytes) => {
      hash.update(bytes)
    },
    hex: () => hash.copy().digest('hex'),
  }
}

/** @param threads - How many open statements; all cores but one where absent. */
export const nodeMachine = (threads?: number): Machine => ({
  newSha256: nodeSha256,
  startWorkers: (task) => startThreads(task, threads),
  materials,
  wordsIn,
})

/** The profile lies in a package that has nothing to do with us but this file. */
const colours = join(dirname(createRequire(import.meta.url).resolve('pdfkit')), 'data/sRGB_IEC61966_2_1.icc')

async function materials(): Promise<Materials> {
  const files = [fontFiles.regular, fontFiles.bold, colours].map((file) => readFile(file))
  const [regular, bold, profile] = await Promise.all(files)
  if (regular === undefined || bold === undefined || profile === undefined) throw new Error('three files were read')
  return materialsFrom({ regular, bold, colours: profile })
}

async function wordsIn(language: string): Promise<AuthorityWords> {
  const root = new URL('../../../', import.meta.url)
  const read = async (path: string): Promise<unknown> => JSON.parse(await readFile(new URL(path, root), 'utf8'))
  try {
    const legal = (await read(`messages/legal/${language}.json`)) as {
      form: AuthorityWords['legal']
      fields: AuthorityWords['fields']
    }
    const authority = (await read(`messages/authority/${language}.json`)) as AuthorityWords['authority']
    const countries = (await read(`lib/opening/places/${language}.json`)) as AuthorityWords['countries']
    return { language, legal: legal.form, fields: legal.fields, authority, countries }
  } catch (error) {
    // ENOENT: nobody has put it into this language.
    if (language === 'en') throw error
    return wordsIn('en')
  }
}
