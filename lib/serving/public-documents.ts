import { languageName } from '#lib/i18n/names'
import { routing, type Locale } from '#lib/i18n/routing'
import { wordsIn, type Words } from '#lib/i18n/translator'
import { documentOf, type Document } from '#lib/http/memory/document'
import { logCheckAddress } from '#lib/http/memory/page-html'
import { recentlyUsed } from '#lib/http/memory/recently-used'
import { badgeSvg } from '#lib/publishing/badge'
import * as commission from '#lib/publishing/commission'
import { daysCsv, progressCsv } from '#lib/publishing/csv-tables'
import { atom, rss } from '#lib/publishing/feeds'
import { oembed, readEmbedWish } from '#lib/publishing/oembed'
import { countDocument, initiativeDocument, progressDocument } from '#lib/publishing/open-figures'
import { openApi } from '#lib/publishing/openapi'
import { pictureSvg } from '#lib/publishing/picture'
import {
  hasCounter,
  hasInitiative,
  minutesBetweenFigures,
  type InitiativePublication,
  type Publication,
} from '#lib/publishing/publication'
import { robots, sitemap } from '#lib/publishing/sitemap'
import { currentPublication, type Sources } from './current-publication.ts'
import { drawPicture } from './draw-picture.ts'
import { embedScript } from './embed-script.ts'
import { keptDocuments, type Recipe } from './kept-documents.ts'
import { logCheckScript } from './log-check-script.ts'
import { programs, programText } from './programs.ts'
import { siteFiles, type SiteFileSource } from './site-files.ts'

type Recipes = readonly (readonly [address: string, recipe: Recipe<Publication>])[]

/** What programs, feed readers and other sites ask for: built when what it says has changed, and kept until then. */
export function publicDocuments(sources: Sources & { readonly instance: SiteFileSource }) {
  const current = currentPublication(sources)
  const kept = keptDocuments(new Map(recipes()), current)
  const embedded = embeds(sources, current)
  const fileOfSite = siteFiles(sources.instance)
  return (path: string, query: string): Document | null | Promise<Document | null> =>
    path === '/oembed' ? embedded(query) : (fileOfSite(path) ?? kept(path))
}

const recipes = (): Recipes => [
  // What load tests and the first counters read: it stays as it was.
  ['/api/progress', { type: 'application/json', build: firstProgress, headers: plainHeaders }],
  json('/api/v1/count', countDocument),
  json('/api/v1/progress', progressDocument),
  json('/api/v1/initiative', initiativeDocument),
  made('/api/v1/progress.csv', 'text/csv; charset=utf-8; header=present', progressCsv),
  made('/api/v1/days.csv', 'text/csv; charset=utf-8; header=present', daysCsv),
  json('/api/report/progression', commission.progression),
  json('/api/report/map', commission.distributionMap),
  json('/api/initiative/description', commission.description),
  json('/api/initiative/alldescriptions', commission.allDescriptions),
  json('/api/initiative/contacts', commission.contacts),
  json('/api/initiative/daysleft', commission.daysLeft),
  json('/api/initiative/languages', (publication) =>
    commission.languages(publication, (code) => languageName(code, code)),
  ),
  json('/api/manager/state', commission.systemState),
  json('/api/manager/collectorstate', commission.collectorState),
  always('/api/v1/openapi.json', 'application/json', (publication) => JSON.stringify(openApi(publication))),
  always('/sitemap.xml', 'application/xml; charset=utf-8', sitemap),
  always('/robots.txt', 'text/plain; charset=utf-8', robots),
  always('/embed.js', 'text/javascript; charset=utf-8', onceOnly(embedScript)),
  always(logCheckAddress, 'text/javascript; charset=utf-8', onceOnly(logCheckScript)),
  ...programs.map(({ name, type }) =>
    always(
      `/${name}`,
      type,
      onceOnly(() => programText(name)),
    ),
  ),
  ...routing.locales.flatMap(inLanguage),
]

const inLanguage = (locale: Locale): Recipes => [
  json(`/api/initiative/descriptionByLang/${locale}`, (publication) =>
    commission.descriptionByLanguage(publication, locale),
  ),
  worded(locale, 'news.atom', 'application/atom+xml; charset=utf-8', atom),
  worded(locale, 'news.rss', 'application/rss+xml; charset=utf-8', rss),
  worded(locale, 'badge.svg', 'image/svg+xml; charset=utf-8', badgeSvg),
  worded(locale, 'picture.png', 'image/png', async (publication, words) => drawPicture(pictureSvg(publication, words))),
]

type Made = ReturnType<Recipe<Publication>['build']>

const always = (address: string, type: string, build: (publication: Publication) => Made): Recipes[number] => [
  address,
  { type, build, headers },
]

/** Something that there is once there is an initiative. */
const made = (address: string, type: string, build: (publication: InitiativePublication) => Made): Recipes[number] =>
  always(address, type, (publication) => (hasInitiative(publication) ? build(publication) : null))

const json = (address: string, build: (publication: InitiativePublication) => object | null): Recipes[number] =>
  made(address, 'application/json', (publication) => {
    const built = build(publication)
    return built === null ? null : JSON.stringify(built)
  })

const worded = (
  locale: Locale,
  name: string,
  type: string,
  build: (publication: InitiativePublication, words: Words) => Made,
): Recipes[number] => made(`/${locale}/${name}`, type, (publication) => build(publication, wordsIn(locale)))

function onceOnly(build: () => string): () => string {
  let built: string | undefined
  return () => (built ??= build())
}

function firstProgress(publication: Publication): string {
  const { figures, figuresAreDelayed } = publication
  const count = hasCounter(publication) ? { count: figures.count } : { count: null, isSwitchedOff: true }
  return JSON.stringify({ ...count, asOf: figures.asOf.toISOString(), figuresAreDelayed })
}

const plainHeaders = ({ figuresAreDelayed }: Publication): Record<string, string> => ({
  'Cache-Control': `public, max-age=${figuresAreDelayed ? '300' : '30'}`,
  'Access-Control-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
})

/** For half a minute nobody needs to ask again; for some time after an old document is better than a wait or an error. */
function headers(publication: Publication): Record<string, string> {
  const plain = plainHeaders(publication)
  const seconds = minutesBetweenFigures(publication) * 60
  const stale = `stale-while-revalidate=${String(2 * seconds)}, stale-if-error=${String(5 * seconds)}`
  return { ...plain, 'Cache-Control': `${plain['Cache-Control'] ?? ''}, ${stale}` }
}

/** Answers to oEmbed that are kept at most: what is asked for differs by language, partner and size. */
const mostEmbeds = 500

/** The one document whose address has a question in it: it is kept by what the question means. */
function embeds({ instance, origin }: Sources, current: () => Publication): (query: string) => Document | null {
  const isChannel = (code: string): boolean => instance.site().channels.some((channel) => channel.code === code)
  const kept = recentlyUsed<{ readonly publication: Publication; readonly document: Document }>(mostEmbeds)
  return (query) => {
    const wish = readEmbedWish(query, origin, isChannel)
    const publication = current()
    if (wish === null || !hasInitiative(publication)) return null
    const name = Object.values(wish).join(' ')
    const before = kept.get(name)
    if (before?.publication === publication) return before.document
    const document = documentOf(JSON.stringify(oembed(publication, wish)), 'application/json', headers(publication))
    kept.set(name, { publication, document })
    kept.weigh(name, 1)
    return document
  }
}
