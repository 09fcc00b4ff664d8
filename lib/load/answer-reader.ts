/**
 * Reads the answers on one connection, byte by byte as RFC 9112 writes them and no other way: whatever is malformed is
 * an error of the server under load, and must not be mended here.
 */

/** An answer. Names of headers are in lower case. */
export interface Answer {
  readonly status: number
  readonly headers: ReadonlyMap<string, string>
  /** Empty where nobody wanted to read it. */
  readonly body: Buffer
  /** Bytes of the body. */
  readonly length: number
}

export interface AnswerReader {
  /**
   * @param bytes - Read at once, and free for the next ones afterwards.
   *
   * @returns The answer once the last of its bytes is there, `null` before.
   *
   * @throws Error where the bytes are no answer.
   */
  readonly read: (bytes: Buffer) => Answer | null
  /** Whether the body of the next answer is kept: of files, only that they come whole and how long they are matters. */
  readonly keepBody: (isWanted: boolean) => void
  /** Whether nothing of an answer has come yet. */
  readonly isUntouched: () => boolean
}

const nothing: Buffer = Buffer.alloc(0)
const headLimit = 64 * 1024
const bodyLimit = 16 * 1024 * 1024
const headEnd = Buffer.from('\r\n\r\n')
const lineEnd = Buffer.from('\r\n')

interface Head {
  readonly status: number
  readonly headers: ReadonlyMap<string, string>
  /** Bytes of the body; `null` where it comes in chunks. */
  readonly length: number | null
}

/** A reader for the answers of one connection, one after the other. */
export function answerReader(): AnswerReader {
  let pending: Buffer = nothing
  let head: Head | null = null
  let isWanted = true
  let body = bodyOf(isWanted)

  const begun = (bytes: Buffer): Buffer => {
    const taken = head === null ? takeHead(bytes) : null
    if (taken === null) return bytes
    head = taken.head
    body = bodyOf(isWanted)
    return taken.rest
  }
  const ended = ({ status, headers }: Head, rest: Buffer): Answer => {
    if (rest.length > 0) throw malformed('more than one answer')
    head = null
    pending = nothing
    return { status, headers, ...body.whole() }
  }
  return {
    read: (bytes) => {
      const rest = begun(pending.length === 0 ? bytes : Buffer.concat([pending, bytes]))
      const taken = head === null ? { rest, isWhole: false } : body.take(rest, head.length)
      if (head !== null && taken.isWhole) return ended(head, taken.rest)
      // What was read from is used for the next bytes.
      pending = Buffer.from(taken.rest)
      return null
    },
    keepBody: (whether) => {
      isWanted = whether
    },
    isUntouched: () => head === null && pending.length === 0,
  }
}

/** What is left of the bytes, and whether the body ended in them. */
interface Taken {
  readonly rest: Buffer
  readonly isWhole: boolean
}

/** A body on its way. */
function bodyOf(isWanted: boolean) {
  const parts: Buffer[] = []
  let length = 0
  const keep = (part: Buffer): void => {
    if (isWanted && part.length > 0) parts.push(Buffer.from(part))
    length += part.length
    if (length > bodyLimit) throw malformed('length')
  }
  return {
    /** @param whole - Its announced length; `null` where it comes in chunks. */
    take: (bytes: Buffer, whole: number | null): Taken => {
      if (whole === null) return takeChunks(bytes, keep)
      const part = bytes.subarray(0, whole - length)
      keep(part)
      return { rest: bytes.subarray(part.length), isWhole: length === whole }
    },
    whole: () => ({ body: joined(parts), length }),
  }
}

/** Takes chunks as far as they are there (RFC 9112, section 7.1). */
function takeChunks(bytes: Buffer, keep: (part: Buffer) => void): Taken {
  for (let rest = bytes; ;) {
    const end = rest.indexOf(lineEnd)
    // A chunk's size stands in few characters: more without the line's end are no size.
    if (end < 0 && rest.length > 8) throw malformed('chunk')
    if (end < 0) return { rest, isWhole: false }
    const size = chunkSize(rest.toString('latin1', 0, end))
    const next = end + 2 + size + 2
    if (rest.length < next) return { rest, isWhole: false }
    if (rest.toString('latin1', next - 2, next) !== '\r\n') throw malformed('chunk')
    keep(rest.subarray(end + 2, next - 2))
    rest = rest.subarray(next)
    if (size === 0) return { rest, isWhole: true }
  }
}

function takeHead(bytes: Buffer): { readonly head: Head; readonly rest: Buffer } | null {
  const end = bytes.indexOf(headEnd)
  if (end > headLimit || (end < 0 && bytes.length > headLimit)) throw malformed('head')
  if (end < 0) return null
  return { head: headFrom(bytes.toString('latin1', 0, end)), rest: bytes.subarray(end + headEnd.length) }
}

const joined = (parts: readonly Buffer[]): Buffer => (parts.length === 1 ? (parts[0] ?? nothing) : Buffer.concat(parts))

const malformed = (what: string): Error => new Error(`malformed answer: ${what}`)

function headFrom(text: string): Head {
  const [statusLine = '', ...lines] = text.split('\r\n')
  const status = Number(/^HTTP\/1\.1 ([2-5]\d\d) /u.exec(`${statusLine} `)?.[1] ?? 0)
  if (status === 0) throw malformed('status')
  const headers = new Map<string, string>()
  for (const line of lines) addHeader(headers, line)
  return { status, headers, length: lengthOf(status, headers) }
}

function addHeader(headers: Map<string, string>, line: string): void {
  const colon = line.indexOf(':')
  const name = line.slice(0, colon).toLowerCase()
  if (colon < 1 || !/^[\w!#$%&'*+.^`|~-]+$/u.test(name)) throw malformed('header')
  const value = line.slice(colon + 1).trim()
  const before = headers.get(name)
  if (before !== undefined && framing.has(name)) throw malformed('two lengths')
  headers.set(name, before === undefined ? value : `${before}, ${value}`)
}

const framing: ReadonlySet<string> = new Set(['content-length', 'transfer-encoding'])

/** RFC 9112, section 6.3. A body that ends with its connection cannot be told from one that was cut off: refused. */
function lengthOf(status: number, headers: ReadonlyMap<string, string>): number | null {
  const [length, encoding] = [headers.get('content-length'), headers.get('transfer-encoding')]
  if (length !== undefined && encoding !== undefined) throw malformed('two lengths')
  if (status === 204 || status === 304) return 0
  if (encoding?.toLowerCase() === 'chunked') return null
  if (length === undefined || !/^\d{1,8}$/u.test(length)) throw malformed('length')
  return Number(length)
}

function chunkSize(line: string): number {
  if (!/^[\da-f]{1,7}$/iu.test(line)) throw malformed('chunk')
  return Number.parseInt(line, 16)
}
