import { documentOf, type Document } from '#lib/http/memory/document'
import { recentlyUsed } from '#lib/http/memory/recently-used'
import type { Instance } from '#lib/instance/instance'

export type LogSource = Pick<Instance, 'publicLog'>

/** Tiles that are kept in memory: 8 kB each. */
const mostTiles = 256

const forEver = 'public, max-age=31536000, immutable'
const forAMoment = 'public, max-age=10'

/** Whoever checks the log may do so from a page of their own. */
const open = { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' }

/** The log for whoever checks it, by addresses of C2SP tlog-tiles and a few of our own; `null` for every other address. */
export function logDocuments({ publicLog }: LogSource): (path: string) => Document | null {
  const tiles = recentlyUsed<Document>(mostTiles)
  const tileAt = (path: string): Document | null => {
    const before = tiles.get(path)
    if (before !== undefined) return before
    const bytes = publicLog.tile(path)
    if (bytes === null) return null
    const tile = documentOf(Buffer.from(bytes), 'application/octet-stream', { ...open, 'Cache-Control': forEver })
    tiles.set(path, tile)
    tiles.weigh(path, 1)
    return tile
  }
  const text = (body: string | null, headers = {}): Document | null =>
    body === null
      ? null
      : documentOf(body, 'text/plain; charset=utf-8', { ...open, 'Cache-Control': forAMoment, ...headers })
  const json = (value: unknown): Document =>
    documentOf(JSON.stringify(value), 'application/json', { ...open, 'Cache-Control': forAMoment })

  const named: Readonly<Record<string, () => Document | null>> = {
    checkpoint: () => text(publicLog.checkpoint()),
    key: () => text(`${publicLog.verifierKey()}\n`),
    fault: () => {
      const fault = publicLog.fault()
      return text(fault === null ? null : `${fault}\n`)
    },
    witnesses: () => json(publicLog.witnesses()),
  }
  const proof = (digits: string): Document | null => {
    const attachment = { 'Content-Disposition': `attachment; filename="${digits.slice(0, 16)}.tlog-proof"` }
    return text(digits.length < 64 ? null : publicLog.proof(Buffer.from(digits, 'hex')), attachment)
  }

  return (path) => {
    if (!path.startsWith('/log/')) return null
    const name = path.slice('/log/'.length)
    if (name.startsWith('tile/')) return tileAt(name)
    const [, what, digits = ''] = /^(entry|proof)\/([0-9a-f]{16,64})$/u.exec(name) ?? []
    if (what === 'entry') return json(publicLog.find(digits))
    return what === 'proof' ? proof(digits) : (named[name]?.() ?? null)
  }
}
