import { Agent, request, type IncomingHttpHeaders } from 'node:http'
import { performance } from 'node:perf_hooks'

/** One request, ready to be sent: what it costs to make it is not measured. */
export interface Prepared {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: Buffer
}

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

/** What a window of measuring saw. */
export interface Measured {
  readonly answers: number
  readonly milliseconds: number
  /** Of each answer, in milliseconds, from sending to the last byte. */
  readonly latencies: readonly number[]
}

/** As many browsers as there are connections, each with one that is kept alive. */
export interface Browsers {
  readonly connections: number
  readonly send: (prepared: Prepared) => Promise<Answer>
  readonly close: () => void
}

export function browsersOf(port: number, connections: number): Browsers {
  const agent = new Agent({ keepAlive: true, maxSockets: connections, scheduling: 'fifo' })
  const send = ({ method, path, headers, body }: Prepared): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const sent = request({ agent, host: '127.0.0.1', port, method, path, headers }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          const { statusCode = 0, headers } = response
          resolve({ status: statusCode, headers, text: Buffer.concat(chunks).toString() })
        })
      })
      sent.on('error', reject)
      sent.end(body)
    })
  return {
    connections,
    send,
    close: () => {
      agent.destroy()
    },
  }
}

/**
 * Keeps every connection busy for some time: each sends its next request when the last was answered.
 *
 * @param next - The next request; `undefined` where there is none left, which ends the window early.
 * @param check - Throws where the answer is not the right one.
 */
export async function measure(
  { connections, send }: Browsers,
  seconds: number,
  next: () => Prepared | undefined,
  check: (answer: Answer) => void,
): Promise<Measured> {
  const latencies: number[] = []
  const start = performance.now()
  const end = start + seconds * 1000
  const browse = async (): Promise<void> => {
    for (let sentAt = performance.now(); sentAt < end; sentAt = performance.now()) {
      const prepared = next()
      if (prepared === undefined) return
      const answer = await send(prepared)
      latencies.push(performance.now() - sentAt)
      check(answer)
    }
  }
  await Promise.all(Array.from({ length: connections }, browse))
  return { answers: latencies.length, milliseconds: performance.now() - start, latencies }
}

/** Several windows as one. */
export const together = (windows: readonly Measured[]): Measured => ({
  answers: windows.reduce((sum, { answers }) => sum + answers, 0),
  milliseconds: windows.reduce((sum, { milliseconds }) => sum + milliseconds, 0),
  latencies: windows.flatMap(({ latencies }) => latencies),
})

export const perSecond = ({ answers, milliseconds }: Pick<Measured, 'answers' | 'milliseconds'>): number =>
  (answers * 1000) / milliseconds

/** The latency that a share of all answers kept (nearest rank). */
export function quantile(latencies: readonly number[], share: number): number {
  const sorted = latencies.toSorted((one, other) => one - other)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0
}
