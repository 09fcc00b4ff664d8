import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, request, type RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dressForFramework } from '../framework-request.ts'

export interface Rendered {
  readonly status: number
  readonly type: string
  readonly body: Buffer
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
}

export interface Renderer {
  readonly render: (path: string) => Promise<Rendered>
  readonly close: () => void
}

/**
 * Has the framework render a page for the memory, over a socket in a folder of ours that nobody else can reach: such a
 * request comes from no visitor, and passes no gate.
 */
export async function rendererOf(pass: RequestListener, host: string): Promise<Renderer> {
  const folder = mkdtempSync(join(tmpdir(), 'colligo-render-'))
  const socketPath = join(folder, 'socket')
  const server = createServer((incoming, response) => {
    const [path = ''] = (incoming.url ?? '').split('?')
    dressForFramework(incoming, null, { path, host, network: '', isDevelopment: false })
    pass(incoming, response)
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(socketPath, resolve))
  const close = (): void => {
    server.close()
    rmSync(folder, { recursive: true, force: true })
  }
  process.once('exit', close)
  return { render: (path) => fetched(socketPath, path, host), close }
}

/** Milliseconds after which a page that is not there will not come. */
const patience = 20_000

function fetched(socketPath: string, path: string, host: string): Promise<Rendered> {
  return new Promise((resolve, reject) => {
    const asked = request({ socketPath, path, headers: { host, accept: 'text/html' } }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.once('error', reject)
      answer.once('end', () => {
        const { statusCode: status = 0, headers } = answer
        resolve({ status, type: headers['content-type'] ?? '', body: Buffer.concat(chunks), headers })
      })
    })
    asked.setTimeout(patience, () => asked.destroy(new Error('the page was not rendered in time')))
    asked.once('error', reject)
    asked.end()
  })
}
