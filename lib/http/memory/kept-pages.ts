import type { Locale } from '#lib/i18n/routing'
import { compressedDocumentOf, type Document } from './document.ts'
import { withDigests, withoutScripts, type PageHtml } from './page-html.ts'
import { recentlyUsed } from './recently-used.ts'
import type { Rendered } from './renderer.ts'

/** A kind of page that is the same for everyone. */
export interface PageKind {
  readonly name: string
  readonly address: RegExp
  /** What it shows beside the initiative and the site's settings: it is rendered anew when that changes. */
  readonly shows: 'figures' | 'news' | 'nothing-more'
  /** Whether it needs the framework's scripts in the browser. */
  readonly hasScripts: boolean
  /** Whether it leads on to the form, and keeps the code of the partner whose link led to it (`?from=`). */
  readonly keepsChannel: boolean
  /** Who may show it inside a page of their own (CSP's `frame-ancestors`). */
  readonly framedBy: "'none'" | '*'
  /** Whether its form sends back the token in the address: see `token-page.ts`. */
  readonly hasToken: boolean
  /** For how long browsers may keep it, by how far the site has drawn in. */
  readonly cacheControl: (isDelayed: boolean) => string
}

/** Under pressure browsers keep a page of figures five minutes rather than half a one. */
const forAWhile = (isDelayed: boolean): string => `public, max-age=${isDelayed ? '300' : '30'}`
/** Kept, and asked for each time: whoever steps back finds the form as they left it. */
const asked = (): string => 'no-cache'

const kind = (name: string, below: string, more: Partial<PageKind> = {}): PageKind => ({
  name,
  address: new RegExp(`^/[a-z]{2}${below}$`, 'u'),
  shows: 'nothing-more',
  hasScripts: false,
  keepsChannel: false,
  hasToken: false,
  framedBy: "'none'",
  cacheControl: forAWhile,
  ...more,
})

/** Pages whose name is the last part of their address. */
const plainPages = [
  'about',
  'organise',
  'privacy',
  'rights',
  'accessibility',
  'contact',
  'certificate',
  'paper',
  'open-data',
]

export const pageKinds: readonly PageKind[] = [
  kind('initiative', '', { shows: 'figures', keepsChannel: true }),
  kind('progress', '/progress', { shows: 'figures' }),
  kind('choice', '/sign', { keepsChannel: true, cacheControl: asked }),
  kind('form', '/sign/[A-Z]{2}', { hasScripts: true, keepsChannel: true, cacheControl: asked }),
  kind('news', '/news', { shows: 'news' }),
  kind('updates', '/updates', { cacheControl: asked }),
  kind('updates-outcome', '/updates/(?:sent|confirmed|left|gone)'),
  kind('updates-link', '/updates/(?:confirm|leave)', { hasToken: true }),
  kind('withdraw', '/withdraw', { cacheControl: asked }),
  kind('withdraw-outcome', '/withdraw/done'),
  kind('verify', '/verify', { shows: 'figures' }),
  kind('site-map', '/site-map'),
  kind('embed', '/embed', { shows: 'figures', framedBy: '*', keepsChannel: true }),
  ...plainPages.map((name) => kind(name, `/${name}`)),
]

/** Which page a path leads to; `null` where it is none of those that are kept. */
export function pageKindOf(path: string): PageKind | null {
  const known = knownKinds.get(path)
  if (known !== undefined) return known
  const found = pageKinds.find(({ address }) => address.test(path)) ?? null
  if (found !== null && knownKinds.size < 2000) knownKinds.set(path, found)
  return found
}

/** Kinds of the paths that were asked for: to look at each kind's address takes as long as to answer. */
const knownKinds = new Map<string, PageKind>()

export const localeIn = (path: string): Locale => path.slice(1, 3) as Locale

/** A page that is there is there at once. */
export type KeptPage = Document | null | Promise<Document | null>

export interface KeptPages {
  /**
   * The page as it is kept; `null` where there is none to keep, and the framework should answer.
   *
   * @param channel - The code of the partner whose link led here; empty where there is none.
   */
  readonly page: (path: string, kind: PageKind, channel?: string) => KeptPage
}

interface Kept {
  readonly version: string
  readonly document: KeptPage
}

/**
 * Renders each page once and keeps it until what it shows has changed: a render costs a hundred times an answer from
 * memory, and a crowd comes for the same few pages.
 *
 * @param version - What a page shows, as one word: another word makes it old.
 * @param isDelayed - Whether an old page is better than a wait: the new one is then rendered beside.
 */
export function keptPages(surroundings: {
  readonly render: (path: string) => Promise<Rendered>
  readonly version: (kind: PageKind) => string
  readonly isDelayed: () => boolean
}): KeptPages {
  const { render, version, isDelayed } = surroundings
  const kept = recentlyUsed<Kept>(mostBytes)

  const renewed = (address: string, kind: PageKind, current: string): Promise<Document | null> => {
    const before = kept.get(address)
    const document = render(address).then((rendered) => keptFrom(rendered, kind, isDelayed()))
    kept.set(address, { version: current, document })
    document.then(
      (made) => {
        if (made === null) kept.delete(address)
        else if (kept.get(address)?.document === document) {
          kept.set(address, { version: current, document: made })
          kept.weigh(address, bytesOf(made))
        }
      },
      () => {
        // What cannot be rendered now may be next time; until then the old page is better than none.
        if (before === undefined) kept.delete(address)
        else kept.set(address, before)
      },
    )
    return document
  }
  return {
    page: (path, kind, channel = '') => {
      const address = channel === '' ? path : `${path}?from=${channel}`
      const [current, found] = [version(kind), kept.get(address)]
      if (found?.version === current) return found.document
      if (found === undefined || !isDelayed()) return renewed(address, kind, current)
      // Under pressure nobody waits for a page that is there: the new one is made beside.
      void renewed(address, kind, current).catch(() => undefined)
      return found.document
    },
  }
}

/** Bytes of pages that are kept at most: 24 languages of every page and the forms that are in demand. */
const mostBytes = 32 * 1024 * 1024

/** What a page takes, its compressed forms included, which come a moment later. */
const bytesOf = ({ bodies }: Document): number => Math.ceil(bodies.identity.length * 1.5)

async function keptFrom(
  { status, type, body }: Rendered,
  kind: PageKind,
  isDelayed: boolean,
): Promise<Document | null> {
  if (status !== 200 || !type.startsWith('text/html')) return null
  const { html, policy } = pageHtml(body.toString(), kind.hasScripts, kind.framedBy)
  return await compressedDocumentOf(html, type, {
    'Content-Security-Policy': policy,
    'Cache-Control': kind.cacheControl(isDelayed),
  })
}

export const pageHtml = (html: string, hasScripts: boolean, framedBy: PageKind['framedBy'] = "'none'"): PageHtml =>
  hasScripts ? withDigests(html, framedBy) : withoutScripts(html, framedBy)
