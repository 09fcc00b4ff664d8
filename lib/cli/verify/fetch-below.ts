import type { FetchBelow } from '#lib/proofs/verify-log'

/** Bytes of an answer at the most: a bundle of 256 entries is less. */
const mostBytes = 17_000_000

const tries = 4

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** The address of a log: that of the site, or the log's own. @returns `null` where it is no address. */
export function logAddress(text: string): URL | null {
  if (!URL.canParse(text)) return null
  const url = new URL(text)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null
  return /\/log\/?$/u.test(url.pathname)
    ? new URL(`${url.origin}${url.pathname.replace(/\/?$/u, '/')}`)
    : new URL('/log/', url)
}

/** Reads what lies below an address. @throws Error with a sentence where nothing answers as it should. */
export const fetchBelow =
  (address: URL): FetchBelow =>
  async (path) => {
    const url = new URL(path, address)
    let response = await answerOf(url)
    for (let turn = 1; turn < tries && isBusy(response); turn += 1) {
      await pause(turn * 1000)
      response = await answerOf(url)
    }
    if (response?.status === 200) return await bytesOf(response, url)
    await response?.body?.cancel()
    if (response?.status === 404) return null
    throw new Error(`${url.href} answers ${response === null ? 'nothing' : `with ${String(response.status)}`}.`)
  }

const isBusy = (response: Response | null): boolean =>
  response === null || response.status === 429 || response.status >= 500

async function answerOf(url: URL): Promise<Response | null> {
  try {
    return await fetch(url, { signal: AbortSignal.timeout(30_000) })
  } catch (error) {
    // TypeError where nobody answers, DOMException where it takes too long.
    if (error instanceof TypeError || error instanceof DOMException) return null
    throw error
  }
}

async function bytesOf(response: Response, url: URL): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of response.body ?? []) {
    parts.push(part)
    size += part.length
    if (size > mostBytes) throw new Error(`${url.href} is larger than anything that a log has.`)
  }
  return Buffer.concat(parts)
}
