import { documentOf, type Document } from '#lib/http/memory/document'
import { recentlyUsed } from '#lib/http/memory/recently-used'
import type { Instance } from '#lib/instance/instance'
import { lookSheet } from '#lib/site-settings/accent'

/** Sheets of colours that are kept: a site has one at a time, and its organisers try out a few. */
const mostSheets = 32

/** Files that are kept: logo, cover picture and certificate, and those before them. */
const mostFiles = 6

/** The address tells the bytes: what has it never changes. */
const forEver = 'public, max-age=31536000, immutable'

/** A later version of ours may shade the same colour in another way. */
const forADay = 'public, max-age=86400'

/**
 * Shown as what it was when it was put up, and as nothing else. A PDF goes without the sandbox: browsers draw it with a
 * viewer of their own, which some of them refuse to start in one.
 */
const policies = {
  picture: "default-src 'none'; frame-ancestors 'none'; sandbox",
  pdf: "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'",
} as const

export type SiteFileSource = Pick<Instance, 'siteFile'>

/** The organisers' pictures, certificate and colour, by their addresses; `null` for every other. */
export function siteFiles({ siteFile }: SiteFileSource): (path: string) => Document | null {
  const files = recentlyUsed<Document>(mostFiles)
  const sheets = recentlyUsed<Document>(mostSheets)
  return (path) => {
    if (path.startsWith('/look/')) return sheetAt(path, sheets)
    if (!path.startsWith('/files/')) return null
    const file = siteFile(path)
    // Asked first: what was taken down is not shown any more, though it be kept.
    if (file === null) return null
    return remembered(files, path, () => {
      const bytes = file.bytes()
      return bytes === null
        ? null
        : documentOf(bytes, file.type, {
            'Cache-Control': forEver,
            'Content-Disposition': 'inline',
            'Content-Security-Policy': policies[file.type === 'application/pdf' ? 'pdf' : 'picture'],
          })
    })
  }
}

function sheetAt(path: string, sheets: ReturnType<typeof recentlyUsed<Document>>): Document | null {
  const colour = /^\/look\/([0-9a-f]{6})\.css$/u.exec(path)?.[1]
  if (colour === undefined) return null
  return remembered(sheets, path, () =>
    documentOf(lookSheet(`#${colour}`), 'text/css; charset=utf-8', { 'Cache-Control': forADay }),
  )
}

function remembered(
  kept: ReturnType<typeof recentlyUsed<Document>>,
  path: string,
  make: () => Document | null,
): Document | null {
  const known = kept.get(path)
  if (known !== undefined) return known
  const made = make()
  if (made !== null) {
    kept.set(path, made)
    kept.weigh(path, 1)
  }
  return made
}
