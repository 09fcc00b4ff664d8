import { once } from 'node:events'
import { openSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Target } from '#lib/load/connection'
import { processTree } from '#lib/load/process-tree'
import { foundDemo } from '../demo/found.ts'
import { buildSite, serveSite } from '../site.ts'

/** A collection that nobody needs afterwards, served as a real one is: by a process of its own, on this machine. */
export interface ThrowAway {
  readonly target: Target
  readonly dataFolder: string
  /** A time at which every receipt of the run is good. */
  readonly foundedAt: Date
  /** The process that was started, with all that it started in turn. */
  readonly pid: number
  /** Ends all of it at once and without a warning, as a power cut would. */
  readonly kill: () => Promise<void>
}

/** Tries of a proof of work at its floor: one machine plays every signatory's browser. */
export const fewestTries = 2

/**
 * Founds a collection and serves it.
 *
 * @param folder - Exists and is empty; whoever made it removes it.
 * @param prepare - Fills the database before it is served.
 */
export async function serveThrowAway(
  folder: string,
  environment: Readonly<Record<string, string>> = {},
  prepare: (dataFolder: string) => void = () => undefined,
): Promise<ThrowAway> {
  await buildSite({ out: 'ignore' })
  const dataFolder = join(folder, 'data')
  const foundedAt = new Date()
  await foundDemo({ dataFolder, statements: 0, onSigned: () => undefined })
  prepare(dataFolder)
  const port = await freePort()
  const settings = { COLLIGO_DATA: dataFolder, COLLIGO_CHALLENGE_TRIES: String(fewestTries), ...environment }
  const log = openSync(join(folder, 'server.log'), 'a', 0o600)
  const { url, process: server } = await serveSite(port, settings, log)
  const pid = server.pid ?? 0
  return {
    target: { address: '127.0.0.1', port, isTls: false, origin: url },
    dataFolder,
    foundedAt,
    pid,
    kill: async () => {
      if (server.exitCode !== null || server.signalCode !== null) return
      const gone = once(server, 'exit')
      for (const one of processTree(pid)) kill(one)
      await gone
    },
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // ESRCH: it has ended by itself.
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}
