import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Name of the desk wherever it is saved. */
export const deskName = 'colligo-desk.html'

/** Where the build has put it (`lib/cli/desk-file.ts`): beside what the server runs, which it is no part of. */
const place = join(process.cwd(), '.next', 'desk', deskName)

/** The desk as it was built with this site. */
export interface DeskFile {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Lower-case hex, to be compared with what a computer says of the downloaded file. */
  readonly sha256: string
}

let read: Promise<DeskFile | null> | null = null

/** Read once; `null` where the site was not built, as under `./run dev`. */
export const builtDesk = (): Promise<DeskFile | null> => (read ??= readDesk())

async function readDesk(): Promise<DeskFile | null> {
  try {
    const bytes = new Uint8Array(await readFile(place))
    return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
  } catch {
    // ENOENT: never built.
    return null
  }
}
