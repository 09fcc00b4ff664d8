import { setMaxListeners } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { ask, visited } from './ask.ts'
import { openBrowser, type Prepared } from './browser.ts'
import type { Target } from './connection.ts'
import { counterExpected } from './expected.ts'
import type { Scene } from './journey.ts'
import { addressOf, canChooseNetworks } from './networks.ts'

/** Where the counter is read: its own document, or the home page where this server has none. */
export async function counterPath(target: Target): Promise<string> {
  const browser = openBrowser(target)
  try {
    const path = '/api/progress'
    const { status } = await browser.send({ method: 'GET', path, headers: {} })
    return status === 404 ? '/en' : path
  } finally {
    browser.close()
  }
}

/**
 * People who watch the counter: each asks anew after so many seconds, a fifth more or less, and shows what they have
 * when they ask, as a browser does.
 *
 * @param secondsBetween - Seconds from one look to the next.
 */
export async function readers(
  scene: Scene,
  many: number,
  secondsBetween: number,
  path: string,
  signal: AbortSignal,
): Promise<void> {
  setMaxListeners(0, signal)
  const watch = async (): Promise<void> => {
    await pause(secondsBetween * Math.random(), signal)
    await read(scene, secondsBetween, path, signal)
  }
  await Promise.all(Array.from({ length: many }, watch))
}

async function read(
  { target, book, nextVisitor, until }: Scene,
  secondsBetween: number,
  path: string,
  signal: AbortSignal,
): Promise<void> {
  const from = canChooseNetworks(target.address) ? addressOf(nextVisitor()) : undefined
  const browser = openBrowser(target, from, 1)
  const visit = { browser, book, until }
  let known: string | undefined
  while (!signal.aborted) {
    await visited(async () => {
      const { headers } = await ask(visit, 'progress', asking(path, known), counterExpected)
      known = headers.get('etag') ?? known
    })
    await pause(secondsBetween * (0.8 + 0.4 * Math.random()), signal)
  }
  browser.close()
}

const asking = (path: string, known: string | undefined): Prepared => ({
  method: 'GET',
  path,
  headers: known === undefined ? {} : { 'if-none-match': known },
})

/** Waits so many seconds, or until the signal. */
const pause = (seconds: number, signal: AbortSignal): Promise<void> =>
  sleep(seconds * 1000, undefined, { signal }).catch(() => undefined)
