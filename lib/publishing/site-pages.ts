import type { Foreseen, RulePack } from '#lib/domain/rule'
import type { Site } from '#lib/site-settings/site'

const pages = [
  { href: '/', name: 'initiative' },
  { href: '/sign', name: 'sign' },
  { href: '/progress', name: 'progress' },
  { href: '/news', name: 'news' },
  { href: '/updates', name: 'updates' },
  { href: '/paper', name: 'paper' },
  { href: '/about', name: 'about' },
  { href: '/organise', name: 'organise' },
  { href: '/open-data', name: 'openData' },
  { href: '/certificate', name: 'certificate' },
  { href: '/privacy', name: 'privacy' },
  { href: '/rights', name: 'rights' },
  { href: '/withdraw', name: 'withdraw' },
  { href: '/verify', name: 'verify' },
  { href: '/accessibility', name: 'accessibility' },
  { href: '/contact', name: 'contact' },
  { href: '/site-map', name: 'siteMap' },
] as const

/** Those that speak of an initiative, and are nowhere until there is one. */
const needInitiative: ReadonlySet<string> = new Set([
  '/sign',
  '/progress',
  '/updates',
  '/paper',
  '/open-data',
  '/withdraw',
  '/verify',
])

/** Those that are there only where the law foresees what they are about. */
const onlyWhere: Readonly<Partial<Record<string, keyof Foreseen>>> = {
  '/organise': 'commission',
  '/certificate': 'certificateOfConformity',
}

const isForeseen = (href: string, foresees: Foreseen): boolean => {
  const what = onlyWhere[href]
  return what === undefined || foresees[what]
}

/** What decides which pages a site has. */
export interface Sited {
  readonly site: Site
  readonly hasInitiative: boolean
  readonly pack: Pick<RulePack, 'foresees'>
}

export type SitePage = (typeof pages)[number]

/** The pages of a site, in the order in which readers want them. */
export const pagesFor = ({ site, hasInitiative, pack }: Sited): readonly SitePage[] =>
  pages.filter(
    ({ href }) =>
      (hasInitiative || !needInitiative.has(href)) &&
      (href !== '/updates' || site.sendsNews) &&
      isForeseen(href, pack.foresees),
  )
