import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { ReadableStream as StreamOfNode } from 'node:stream/web'
import { Decrypter, Encrypter } from 'age-encryption'
import { fail, ok, type Result } from '#lib/domain/result'

/** An age file as it lies on the disk. */
export interface AgeFile {
  readonly bytes: number
  /** Lower-case hex. */
  readonly sha256: string
}

/** `wrong-key` also where the file's first lines are damaged: age cannot tell them apart. */
export type AgeProblem = 'not-age' | 'wrong-key' | 'altered'

export interface Watching {
  /** Told how many bytes were read since the last time. */
  readonly onRead: (bytes: number) => void
  readonly signal: AbortSignal
}

/** How much is read at once. The whole file never stands in memory. */
const pieceSize = 1 << 18

/** An age file begins with its recipients. Ours are two; a foreign file must not fill the memory with its own. */
const longestHeader = 1 << 16

/**
 * Encrypts a file to some recipients, in a stream, into a new file that is on the disk when this returns.
 *
 * @throws The file system's own errors; an AbortError.
 */
export async function encryptFile(
  from: string,
  to: string,
  recipients: readonly string[],
  watching: Watching,
): Promise<AgeFile> {
  const encrypter = new Encrypter()
  for (const recipient of recipients) encrypter.addRecipient(recipient)
  const measured = measuring()
  const source = await encrypter.encrypt(streamOf(piecesOf(from, watching)))
  await pipeline(measured.through(piecesIn(source)), await intoNew(to), { signal: watching.signal })
  return measured.whole()
}

/**
 * Decrypts an age file in a stream into a new file, which the caller removes where this fails: what was written before
 * the fault was found is authentic, but not all.
 *
 * @throws The file system's own errors; an AbortError.
 */
export async function decryptFile(
  from: string,
  to: string,
  identity: CryptoKey,
  watching: Watching,
): Promise<Result<AgeFile, AgeProblem>> {
  if (!(await looksLikeAge(from))) return fail('not-age')
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  const measured = measuring()
  try {
    const pieces = measured.through(piecesOf(from, watching))
    const source = await decrypter.decrypt(streamOf(pieces))
    await pipeline(piecesIn(source), await intoNew(to), { signal: watching.signal })
    return ok(measured.whole())
  } catch (error) {
    watching.signal.throwIfAborted()
    // What comes from the file system carries a code; what comes from age has words alone.
    if (!(error instanceof Error) || 'code' in error) throw error
    return fail(error.message.startsWith('no identity matched') ? 'wrong-key' : 'altered')
  }
}

/** One class at run time, two in TypeScript: the browser's, which age names, lacks what Node's has. */
const streamOf = (pieces: AsyncIterable<Uint8Array>) =>
  StreamOfNode.from(pieces) as unknown as ReadableStream<Uint8Array>
const piecesIn = (stream: ReadableStream<Uint8Array>) => stream as unknown as AsyncIterable<Uint8Array>

/** The file is there before anything can fail: one that appeared after a failure would be cleared away by nobody. */
const intoNew = async (file: string) => (await open(file, 'wx', 0o600)).createWriteStream({ flush: true })

async function* piecesOf(file: string, { onRead, signal }: Watching): AsyncGenerator<Uint8Array> {
  for await (const piece of createReadStream(file, { highWaterMark: pieceSize, signal })) {
    const bytes = piece as Buffer
    onRead(bytes.length)
    yield bytes
  }
}

/** Counts and hashes what passes through. */
function measuring() {
  const hash = createHash('sha256')
  let bytes = 0
  async function* through(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const piece of pieces) {
      hash.update(piece)
      bytes += piece.length
      yield piece
    }
  }
  return { through, whole: (): AgeFile => ({ bytes, sha256: hash.digest('hex') }) }
}

/** Whether a file begins as age files do, and says in reasonable space for whom it is. */
async function looksLikeAge(file: string): Promise<boolean> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(longestHeader), 0, longestHeader, 0)
    const start = buffer.toString('latin1', 0, bytesRead)
    return start.startsWith('age-encryption.org/v1\n') && start.includes('\n--- ')
  } finally {
    await handle.close()
  }
}
