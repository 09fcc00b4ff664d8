import type { CollectionState } from '#lib/collecting/collection'
import type { Day } from '#lib/domain/day'
import type { Initiative } from '#lib/domain/initiative'
import { delayedEvery, type PublishedFigures } from '#lib/figures/published-figures'
import type { RulePack } from '#lib/domain/rule'
import { goalOf, type Goal } from '#lib/rules/goal'
import type { Site } from '#lib/site-settings/site'
import type { NewsItem } from './news-item.ts'

/**
 * All that public documents are made from, as it stands at one moment. There is no exact count in it: what a builder
 * cannot see it cannot give away.
 */
export interface Publication {
  /** The address that the public sees, without a path. */
  readonly origin: string
  /** `null` where organisers have not imported theirs yet. */
  readonly initiative: Initiative | null
  /** Its law. */
  readonly pack: RulePack
  readonly site: Site
  readonly figures: PublishedFigures
  /** Whether figures wait longer than usual, since the site is under pressure. */
  readonly figuresAreDelayed: boolean
  readonly state: CollectionState
  /** In Brussels. */
  readonly today: Day
  readonly news: readonly NewsItem[]
}

/** A publication of a site that has an initiative. */
export interface InitiativePublication extends Publication {
  readonly initiative: Initiative
}

/** What the initiative needs under its law. */
export const goalIn = ({ pack, initiative }: InitiativePublication): Goal => goalOf(pack, initiative.registeredOn)

export const hasInitiative = (publication: Publication): publication is InitiativePublication =>
  publication.initiative !== null

/** Whether organisers show the counter to other sites and to programs: where not, these get no figure. */
export const hasCounter = ({ site }: Pick<Publication, 'site'>): boolean => site.switches.counter

/** Minutes between one set of figures and the next. */
export const minutesBetweenFigures = ({ figuresAreDelayed, site }: Publication): number =>
  figuresAreDelayed ? Math.max(delayedEvery, site.figuresEvery) : site.figuresEvery

/** When the next figures come, at the earliest. */
export const nextFiguresAt = (publication: Publication): Date =>
  new Date(publication.figures.asOf.getTime() + minutesBetweenFigures(publication) * 60_000)
