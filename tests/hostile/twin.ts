import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Certificate } from './certificate.ts'
import { doorOf, type Door } from './door.ts'
import type { TwinPorts } from './weak-twin.ts'

export interface Twin {
  readonly url: string
  readonly door: Door
  readonly tlsPort: number
  readonly desynchronisedPort: number
  readonly stop: () => void
}

/** Starts the weak twin; it ends with this process. */
export async function startTwin(folder: string, certificate: Certificate): Promise<Twin> {
  const words = [join(import.meta.dirname, 'weak-twin.ts'), folder, certificate.keyFile, certificate.certificateFile]
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const ports = await new Promise<TwinPorts>((resolve, reject) => {
    child.once('message', (told) => {
      resolve(told as TwinPorts)
    })
    child.once('exit', () => {
      reject(new Error('The weak twin did not start.'))
    })
  })
  const url = `http://localhost:${String(ports.http)}`
  return {
    url,
    door: doorOf(url),
    tlsPort: ports.tls,
    desynchronisedPort: ports.desynchronised,
    stop: () => {
      child.kill('SIGKILL')
    },
  }
}
