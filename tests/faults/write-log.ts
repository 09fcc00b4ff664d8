/** What happened between a process and its files, in the order in which it was asked for. */
export type Event =
  | { readonly what: 'write'; readonly file: string; readonly bytes: Buffer; readonly at: number }
  | { readonly what: 'truncate'; readonly file: string; readonly size: number }
  | { readonly what: 'unlink'; readonly file: string }
  /** A wait for the disk that is over: what was written to the file before is on it. */
  | { readonly what: 'synced'; readonly file: string }
  | { readonly what: 'said'; readonly text: string }

/**
 * What becomes of something that was not waited for.
 *
 * @returns How much of it is on the disk: from 0, nothing, to 1, all; of a write the first part.
 */
export type Loss = () => number

/** Disks write so many bytes or none. */
const sector = 512

const begun = /^\d+ +(\w+)\((.*)$/u
const resumed = /^(\d+) +<\.\.\. (\w+) resumed>/u

/** Reads strace's log (`-f -y -xx`). A call that another thread broke into two lines counts from where it was asked. */
export function eventsIn(log: string, file: string): readonly Event[] {
  const files = new Set([file, `${file}-wal`])
  const waiting = new Map<string, Event>()
  const events: Event[] = []
  for (const text of log.split('\n')) {
    const over = resumed.exec(text)?.[1] ?? ''
    const event = waiting.get(over) ?? eventAt(text, files)
    if (event?.what === 'synced' && text.includes('<unfinished')) waiting.set(text.split(' ', 1).join(), event)
    else if (event !== null) events.push(event)
    waiting.delete(over)
  }
  return events
}

function eventAt(text: string, files: ReadonlySet<string>): Event | null {
  const parts = begun.exec(text)
  return parts === null ? null : eventOf(parts[1]!, parts[2]!, files)
}

function eventOf(name: string, rest: string, files: ReadonlySet<string>): Event | null {
  if (name === 'unlink') {
    const file = bytesOf(rest).toString()
    return files.has(file) ? { what: 'unlink', file } : null
  }
  const file = unescaped(/^\d+<([^>]*)>/u.exec(rest)?.[1] ?? '').toString()
  if (name === 'write' && /^(?:pipe|socket):/u.test(file)) return { what: 'said', text: bytesOf(rest).toString() }
  if (!files.has(file)) return null
  const number = (pattern: RegExp): number => Number(pattern.exec(rest)![1])
  switch (name) {
    case 'pwrite64':
      return { what: 'write', file, bytes: bytesOf(rest), at: number(/", \d+, (\d+)/u) }
    case 'ftruncate':
      return { what: 'truncate', file, size: number(/>, (\d+)/u) }
    case 'fdatasync':
    case 'fsync':
      return { what: 'synced', file }
    default:
      return null
  }
}

const bytesOf = (rest: string): Buffer => unescaped(/"((?:\\x[\da-f]{2})*)"/u.exec(rest)?.[1] ?? '')

/** Paths are written like strings: every byte in hexadecimal, or none. */
const unescaped = (text: string): Buffer =>
  text.startsWith('\\x') ? Buffer.from(text.replaceAll('\\x', ''), 'hex') : Buffer.from(text)

/**
 * A file after the events; `null` where it is gone. What was written before its last wait is there for certain. What
 * lies between an old end of the file and a write beyond it is zero.
 */
export function contentAfter(start: Buffer, file: string, events: readonly Event[], loss: Loss): Buffer | null {
  const own = events.filter((event) => event.what !== 'said' && event.file === file)
  const certain = own.findLastIndex(({ what }) => what === 'synced')
  const ends = own.map((event) => (event.what === 'write' ? event.at + event.bytes.length : 0))
  const content = Buffer.alloc(Math.max(start.length, ...ends))
  start.copy(content)
  let size: number | null = start.length
  for (const [index, event] of own.entries()) size = sizeAfter(content, size, event, index < certain ? 1 : loss())
  return size === null ? null : content.subarray(0, size)
}

function sizeAfter(content: Buffer, size: number | null, event: Event, share: number): number | null {
  switch (event.what) {
    case 'write': {
      // Whole sectors, as many as the share of the write.
      const length = share >= 1 ? event.bytes.length : Math.floor((share * event.bytes.length) / sector) * sector
      event.bytes.copy(content, event.at, 0, length)
      return length === 0 ? size : Math.max(size ?? 0, event.at + length)
    }
    case 'truncate':
      if (share < 0.5) return size
      content.fill(0, event.size)
      return event.size
    case 'unlink':
      return share < 0.5 ? size : null
    case 'synced':
    case 'said':
      return size
  }
}
