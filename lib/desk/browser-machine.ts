import type { AuthorityWords } from '#lib/opening/form/words'
import type { Machine } from '#lib/opening/machine'
import { pureSha256 } from '#lib/opening/sha256'
import { materialsFrom } from '#lib/pdf/paper'
import { startOpeners } from './opener-pool.ts'

/** Fonts and colours in base64, and what authorities read in each language: put in when the desk is made. */
declare const deskMaterials: Readonly<Record<'regular' | 'bold' | 'colours', string>>
declare const deskAuthorityWords: Readonly<Record<string, AuthorityWords>>

/**
 * What an opening needs of a browser. The files are those that Node has, so that both make the same package.
 */
export const browserMachine: Machine = {
  newSha256: pureSha256,
  startWorkers: startOpeners,
  materials: () => {
    const { regular, bold, colours } = deskMaterials
    const [first, second, third] = [regular, bold, colours].map(bytesOf)
    if (first === undefined || second === undefined || third === undefined) throw new Error('three files were put in')
    return Promise.resolve(materialsFrom({ regular: first, bold: second, colours: third }))
  },
  wordsIn: (language) => {
    const words = deskAuthorityWords[language] ?? deskAuthorityWords['en']
    if (words === undefined) throw new Error('the desk was made without the words of authorities')
    return Promise.resolve(words)
  },
}

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
