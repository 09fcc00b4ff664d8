import type { Materials } from '#lib/pdf/paper'
import type { AuthorityWords } from './form/words.ts'
import type { StartWorkers } from './opening-workers.ts'
import type { Sha256 } from './sha256.ts'

/** What an opening needs of the machine it runs on, and what Node and a browser have in different ways. */
export interface Machine {
  readonly newSha256: () => Sha256
  readonly startWorkers: StartWorkers
  /** Fonts and colours that PDFs are drawn with: the same files on each machine. */
  readonly materials: () => Promise<Materials>
  /** The words of a language, in English where there are none. */
  readonly wordsIn: (language: string) => Promise<AuthorityWords>
}
