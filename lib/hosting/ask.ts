import { request, type IncomingMessage } from 'node:http'

/** What is read of an answer at most: another collection's process may be in somebody else's hands. */
const mostBytes = 1024 * 1024

/**
 * Asks a collection's process on this machine for one of its public documents.
 *
 * @returns The parsed JSON; `null` where nothing answered in time, or something else than JSON with status 200.
 */
export function askInstance(
  { port, origin }: { readonly port: number; readonly origin: string },
  path: string,
  patience = 3000,
): Promise<unknown> {
  const { host } = new URL(origin)
  return new Promise((resolve) => {
    const nothing = (): void => {
      resolve(null)
    }
    const asked = request({ host: '127.0.0.1', port, path, headers: { host }, agent: false }, (answer) => {
      void jsonOf(answer).then(resolve, nothing)
    })
    const timer = setTimeout(() => asked.destroy(), patience)
    asked.once('error', nothing).once('close', () => {
      clearTimeout(timer)
      nothing()
    })
    asked.end()
  })
}

async function jsonOf(answer: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > mostBytes) return null
    chunks.push(chunk)
  }
  return answer.statusCode === 200 ? (JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown) : null
}
