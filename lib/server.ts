import 'server-only'
import { connection } from 'next/server'
import { readEnvironment } from './config/environment.ts'
import { openInstance, type Instance } from './instance/instance.ts'
import { log } from './log/events.ts'

/** The running server's instance and its public address. */
export interface Server extends Instance {
  readonly origin: string
}

// Next reloads modules in development, and bundles this one more than once: one process has one instance.
const shared = globalThis as { colligo?: Server }

/** The instance that this process serves. Whatever asks for it is rendered for a request, never ahead of one. */
export async function server(): Promise<Server> {
  await connection()
  return openOnce()
}

/** Opens the instance at the first asking; it is closed when the process is told to stop. */
export function openOnce(): Server {
  return (shared.colligo ??= openServer())
}

function openServer(): Server {
  const environment = readEnvironment()
  const instance = openInstance(environment)
  const statements = (): number => instance.tallies().reduce((sum, { counted }) => sum + counted, 0)
  log('instance-opened', { statements: statements() })
  process.once('exit', () => {
    log('instance-closed', { statements: statements() })
    instance.close()
  })
  return { ...instance, origin: environment.origin }
}
