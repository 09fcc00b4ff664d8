import { readCheckpoint, type Checkpoint } from './checkpoint.ts'
import { emptyFrontier, grown, rootOf } from './frontier.ts'
import { logHistory } from './log-history.ts'
import type { Found, HistoryReport, LogFinding, LogReport } from './log-report.ts'
import { isSignedBy, readNote, type SignedNote } from './signed-note.ts'
import { readBundle, tilePath, tileWidth, widthOf } from './tiles.ts'
import { isSameHash, leafHash } from './tree-hash.ts'
import { twice } from './twice.ts'
import type { VerifierKey } from './verifier-key.ts'
import { verifyWitnesses, witnessesSaid } from './verify-witnesses.ts'

/** The bytes at an address below a log's own, as `checkpoint`; `null` where there are none. */
export type FetchBelow = (path: string) => Promise<Uint8Array | null>

export interface LogToVerify {
  readonly fetch: FetchBelow
  /** By which its checkpoints must be signed, and whose name it must have. */
  readonly key: VerifierKey
  /** Key lines of witnesses; those that the log names itself, where absent. */
  readonly witnesses?: readonly string[] | undefined
  /** Is told how many entries were read, and of how many. */
  readonly onProgress?: (entries: number, size: number) => void
}

/** Bundles that are fetched at a time. */
const atOnce = 8

/**
 * Checks all of a log, from its first entry to its signed head, with nothing but what it gives to everybody. What is found
 * ends nothing but where the rest could not be read.
 *
 * @throws whatever `fetch` throws.
 */
export async function verifyLog(log: LogToVerify): Promise<LogReport> {
  const findings: LogFinding[] = []
  const found: Found = (code, position, numbers = {}) => void findings.push({ code, position, numbers })
  const fault = await textAt(log.fetch, 'fault')
  if (fault !== null) found('server-fault', null)
  const head = await readHead(log, found)
  const read = head === null ? nothingRead(found) : await readAll(log, head, found)
  return { ...read, fault: fault?.trim() ?? null, findings }
}

type Read = Omit<LogReport, 'fault' | 'findings'>

const nothingRead = (found: Found): Read => ({ origin: null, size: 0, ...logHistory(found).report(), witnesses: [] })

async function readAll(log: LogToVerify, { note, checkpoint }: Head, found: Found): Promise<Read> {
  const { origin, size } = checkpoint
  const history = await readEntries(log, checkpoint, found)
  const keyLines = log.witnesses ?? witnessesSaid((await textAt(log.fetch, 'witnesses')) ?? '')
  return { origin, size, ...history, witnesses: await verifyWitnesses(note, keyLines, found) }
}

interface Head {
  readonly note: SignedNote
  readonly checkpoint: Checkpoint
}

async function readHead({ fetch, key }: LogToVerify, found: Found): Promise<Head | null> {
  const text = await textAt(fetch, 'checkpoint')
  const note = text === null ? null : readNote(text)
  const checkpoint = note === null ? null : readCheckpoint(note.text)
  if (note === null || checkpoint === null) {
    found(text === null ? 'no-checkpoint' : 'checkpoint-unreadable', null)
    return null
  }
  if (!(await isSignedBy(note, key))) found('not-signed', null)
  if (checkpoint.origin !== key.name) found('other-origin', null)
  return { note, checkpoint }
}

async function readEntries(log: LogToVerify, checkpoint: Checkpoint, found: Found): Promise<HistoryReport> {
  const { size, root, extension } = checkpoint
  const history = logHistory(found)
  const commitments = twice()
  let [frontier, last] = [emptyFrontier, new Uint8Array(0)]
  for await (const entries of bundles(log, size, found)) {
    frontier = grown(frontier, entries.map(leafHash))
    for (const [at, entry] of entries.entries()) {
      history.take(entry)
      if (entry.length === 32) commitments.take(frontier.size - entries.length + at, entry)
      last = new Uint8Array(entry)
    }
    log.onProgress?.(frontier.size, size)
  }
  for (const place of commitments.places()) found('commitment-twice', place)
  // Where not all could be read it was said why.
  if (frontier.size === size) {
    if (!isSameHash(rootOf(frontier), root)) found('root-differs', null, { size })
    const said = extension.map((line) => `${line}\n`).join('')
    if (new TextDecoder().decode(last) !== said) found('extension-differs', size - 1)
  }
  return history.report()
}

/** The entries in order, up to the first bundle that is not there as it should be. */
async function* bundles(
  { fetch }: LogToVerify,
  size: number,
  found: Found,
): AsyncGenerator<readonly Uint8Array[], void> {
  const count = Math.ceil(size / tileWidth)
  for (let first = 0; first < count; first += atOnce) {
    const numbers = Array.from({ length: Math.min(atOnce, count - first) }, (_, at) => first + at)
    const fetched = await Promise.all(
      numbers.map((index) => {
        const tile = { level: 'entries', index } as const
        return fetch(tilePath({ ...tile, width: widthOf(tile, size) }))
      }),
    )
    for (const [at, bytes] of fetched.entries()) {
      const index = first + at
      const entries = bytes === null ? null : readBundle(bytes)
      if (entries?.length !== widthOf({ level: 'entries', index }, size)) {
        found(bytes === null ? 'bundle-missing' : 'bundle-unreadable', index * tileWidth, { bundle: index })
        return
      }
      yield entries
    }
  }
}

async function textAt(fetch: FetchBelow, path: string): Promise<string | null> {
  const bytes = await fetch(path)
  return bytes === null ? null : new TextDecoder().decode(bytes)
}
