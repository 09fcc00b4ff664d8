import type { Database } from '#db/connection'
import { readDestruction } from '#db/destructions'
import { readDailyTallies, readTallies } from '#db/statements'
import type { Collection } from '#lib/collecting/collection'
import { publishedFigures, type ExactFigures, type PublishedFigures } from '#lib/figures/published-figures'
import { newsWith, type NewsSide } from './news.ts'
import { siteWith, type SiteSide } from './site.ts'

export interface PublicSide extends SiteSide, NewsSide {
  /** Statements as the public sees them: late and rounded, and later still under pressure. */
  readonly publicFigures: (isDelayed?: boolean) => PublishedFigures
}

/** What the public sees beside the initiative: the site as organisers have set it, its figures, its news. */
export function publicSideWith(common: {
  readonly database: Database
  readonly newsKey: Buffer
  readonly now: () => Date
  readonly collection: () => Collection
  /** Whether the host has named a mail server. */
  readonly hasMail: boolean
}): PublicSide {
  const { database, now, collection, hasMail } = common
  const siteSide = siteWith({ ...common, sendsNews: () => hasMail })
  const isOffered = (): boolean =>
    siteSide.site().sendsNews && collection().initiative !== null && readDestruction(database) === null
  return {
    ...siteSide,
    ...newsWith({ ...common, isOffered }),
    publicFigures: publishedFigures(
      () => exactFigures(database),
      now,
      () => siteSide.site().figuresEvery,
    ),
  }
}

function exactFigures(database: Database): ExactFigures {
  const days = new Map<string, number>()
  for (const { day, counted } of readDailyTallies(database)) days.set(day, (days.get(day) ?? 0) + counted)
  return {
    memberStates: readTallies(database),
    days: [...days].map(([day, counted]) => ({ day, counted })),
  }
}
