import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
import { answerWith } from '#lib/http/memory/document'
import { logDocuments, type LogSource } from '#lib/serving/log-documents'

/** A log as it is served, which a test can falsify on the way. */
export interface ServedLog {
  readonly url: string
  /** Whose log is served: another one's from the moment on at which it is put here. */
  source: LogSource
  /** What is answered instead, by address below the log's own; `null` for what is gone. */
  readonly falsified: Map<string, Uint8Array | null>
  /** Whether what is falsified is so the first time alone. */
  isFalseOnce: boolean
  /** Where whoever asks is sent on to, instead of all answers. */
  sentOnTo: string | null
  /** Addresses that were asked for, and notes that came with signatures. */
  readonly asked: string[]
  readonly cosigned: string[]
}

/** Serves a log as the site does, from the database itself each time. */
export async function servedLog(source: LogSource): Promise<ServedLog> {
  const state = { source, falsified: new Map<string, Uint8Array | null>(), asked: [] as string[] }
  const whole = { ...state, isFalseOnce: false, sentOnTo: null as string | null, cosigned: [] as string[] }
  const server = createServer((request, response) => {
    const name = (request.url ?? '').slice('/log/'.length)
    whole.asked.push(name)
    if (whole.sentOnTo !== null) return void response.writeHead(302, { Location: whole.sentOnTo }).end()
    if (request.method === 'POST') {
      return void cosign(whole.source, request, whole.cosigned).then((status) => response.writeHead(status).end())
    }
    const instead = whole.falsified.get(name)
    if (whole.isFalseOnce) whole.falsified.delete(name)
    if (instead !== undefined) return void response.writeHead(instead === null ? 404 : 200).end(instead)
    // What was asked for before must not be answered from memory: a test may have changed it.
    const document = logDocuments(whole.source)(request.url ?? '')
    if (document === null) return void response.writeHead(404).end()
    answerWith(request, response, document)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return Object.assign(whole, { url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/log` })
}

async function cosign({ publicLog }: LogSource, request: IncomingMessage, cosigned: string[]): Promise<number> {
  const note = new URLSearchParams(await text(request)).get('note') ?? ''
  cosigned.push(note)
  if (publicLog.witnesses().length === 0) return 403
  return (await publicLog.cosign(note)) > 0 ? 200 : 409
}
