import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'

/** An e-mail as the mail server got it. */
export interface ReceivedMail {
  readonly to: string
  readonly from: string
  /** By name in small letters, unfolded and decoded. */
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
  readonly raw: string
}

export interface MailServerOfTest {
  readonly port: number
  readonly url: string
  readonly received: readonly ReceivedMail[]
  readonly connections: () => number
  /** Waits for the next e-mail to an address that was not taken yet. */
  readonly mailTo: (address: string, seconds?: number) => Promise<ReceivedMail>
  readonly close: () => Promise<void>
}

/** What the server says to a recipient: nothing where it takes everybody. */
export type Refusal = (address: string) => { readonly code: number; readonly message: string } | null

/** A real mail server on a port of this machine, which keeps what it gets in memory. */
export async function aMailServer(refuses: Refusal = () => null, port = 0): Promise<MailServerOfTest> {
  const received: ReceivedMail[] = []
  const taken = new Set<ReceivedMail>()
  let connections = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    closeTimeout: 100,
    onConnect: (_session, callback) => {
      connections += 1
      callback()
    },
    onRcptTo: ({ address }, _session, callback) => {
      const refusal = refuses(address)
      callback(refusal === null ? null : Object.assign(new Error(refusal.message), { responseCode: refusal.code }))
    },
    onData: (stream, { envelope }, callback) => {
      void text(stream).then((raw) => {
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address
        for (const { address } of envelope.rcptTo) received.push({ to: address, from, ...partsOf(raw), raw })
        callback()
      })
    },
  })
  // A client that hangs up in the middle of a word is none of the test's concern.
  server.on('error', () => undefined)
  const listening = server.listen(port, '127.0.0.1')
  await once(listening, 'listening')
  const { port: own } = listening.address() as AddressInfo
  return {
    port: own,
    url: `smtp://127.0.0.1:${String(own)}`,
    received,
    connections: () => connections,
    mailTo: async (address, seconds = 20) => {
      const until = performance.now() + seconds * 1000
      for (;;) {
        const found = received.find((mail) => mail.to === address && !taken.has(mail))
        if (found !== undefined) {
          taken.add(found)
          return found
        }
        if (performance.now() > until) throw new Error('no e-mail came in time')
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve()
        })
      }),
  }
}

/** A server that takes connections and never says a word. */
export async function aMailServerThatHangs(): Promise<Pick<MailServerOfTest, 'port' | 'url' | 'close'>> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    port,
    url: `smtp://127.0.0.1:${String(port)}`,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

function partsOf(raw: string): Pick<ReceivedMail, 'headers' | 'text'> {
  const [head = '', ...body] = raw.split('\r\n\r\n')
  const lines = head.replaceAll(/\r\n[ \t]+/gu, ' ').split('\r\n')
  const headers = Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon).toLowerCase(), decodedWords(line.slice(colon + 1).trim())]
    }),
  )
  return { headers, text: unquoted(body.join('\r\n\r\n')).replaceAll('\r\n', '\n') }
}

/** Quoted-printable (RFC 2045, section 6.7). */
const unquoted = (text: string): string =>
  Buffer.from(
    text
      .replaceAll('=\r\n', '')
      .replaceAll(/=([0-9A-F]{2})/gu, (_all, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16))),
    'latin1',
  ).toString()

/** Encoded words of a header (RFC 2047). */
const decodedWords = (text: string): string =>
  text
    .replaceAll(/\?=\s+=\?/gu, '?==?')
    .replaceAll(/(?:=\?utf-8\?[bq]\?.*?\?=)+/giu, (words) => Buffer.from(octetsOf(words), 'latin1').toString())

const octetsOf = (words: string): string =>
  words.replaceAll(/=\?utf-8\?([bq])\?(.*?)\?=/giu, (_all, kind: string, word: string) =>
    kind.toLowerCase() === 'b'
      ? Buffer.from(word, 'base64').toString('latin1')
      : word
          .replaceAll('_', ' ')
          .replaceAll(/=([0-9A-F]{2})/gu, (_two, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16))),
  )
