import type { Locale } from '#lib/i18n/routing'
import { documentOf, type Document } from './document.ts'
import { withDigests, withoutScripts, type PageHtml } from './page-html.ts'
import type { Rendered } from './renderer.ts'

/** A kind of page that is the same for everyone. */
export interface PageKind {
  readonly name: 'initiative' | 'choice' | 'privacy' | 'form' | 'receipt' | 'busy'
  readonly address: RegExp
  /** Whether it needs the framework's scripts in the browser. */
  readonly hasScripts: boolean
  /** For how long browsers may keep it, by how far the site has drawn in. */
  readonly cacheControl: (isDelayed: boolean) => string
}

/** Under pressure browsers keep a page of figures five minutes rather than half a one. */
const forAWhile = (isDelayed: boolean): string => `public, max-age=${isDelayed ? '300' : '30'}`
/** Kept, and asked for each time: whoever steps back finds the form as they left it. */
const asked = (): string => 'no-cache'

export const pageKinds: readonly PageKind[] = [
  { name: 'initiative', address: /^\/[a-z]{2}$/u, hasScripts: false, cacheControl: forAWhile },
  { name: 'choice', address: /^\/[a-z]{2}\/sign$/u, hasScripts: false, cacheControl: asked },
  { name: 'form', address: /^\/[a-z]{2}\/sign\/[A-Z]{2}$/u, hasScripts: true, cacheControl: asked },
  { name: 'privacy', address: /^\/[a-z]{2}\/privacy$/u, hasScripts: false, cacheControl: forAWhile },
]

/** Which page a path leads to; `null` where it is none of those that are kept. */
export const pageKindOf = (path: string): PageKind | null => pageKinds.find(({ address }) => address.test(path)) ?? null

export const localeIn = (path: string): Locale => path.slice(1, 3) as Locale

export interface KeptPages {
  /** The page as it is kept; `null` where there is none to keep, and the framework should answer. */
  readonly page: (path: string, kind: PageKind) => Promise<Document | null>
}

interface Kept {
  readonly version: string
  readonly document: Promise<Document | null>
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
  const kept = new Map<string, Kept>()

  const renewed = (path: string, kind: PageKind, current: string): Promise<Document | null> => {
    const before = kept.get(path)
    const document = render(path).then((rendered) => keptFrom(rendered, kind, isDelayed()))
    kept.set(path, { version: current, document })
    document.then(
      (made) => {
        if (made === null) kept.delete(path)
      },
      () => {
        // What cannot be rendered now may be next time; until then the old page is better than none.
        if (before === undefined) kept.delete(path)
        else kept.set(path, before)
      },
    )
    return document
  }
  return {
    page: async (path, kind) => {
      const [current, found] = [version(kind), kept.get(path)]
      if (found?.version === current) return found.document
      if (found === undefined || !isDelayed()) return renewed(path, kind, current)
      // Under pressure nobody waits for a page that is there: the new one is made beside.
      void renewed(path, kind, current).catch(() => undefined)
      return found.document
    },
  }
}

function keptFrom({ status, type, body }: Rendered, kind: PageKind, isDelayed: boolean): Document | null {
  if (status !== 200 || !type.startsWith('text/html')) return null
  const { html, policy } = pageHtml(body.toString(), kind.hasScripts)
  return documentOf(html, type, { 'Content-Security-Policy': policy, 'Cache-Control': kind.cacheControl(isDelayed) })
}

export const pageHtml = (html: string, hasScripts: boolean): PageHtml =>
  hasScripts ? withDigests(html) : withoutScripts(html)
