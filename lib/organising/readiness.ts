import type { Collection } from '#lib/collecting/collection'
import type { Day } from '#lib/domain/day'
import type { Settings } from '#lib/site-settings/settings'
import { missingIn } from '#lib/site-settings/missing'
import type { LiveMissing } from './collection-switch.ts'

/** What decides whether statements may begin to count. */
export interface Readiness {
  readonly collection: Collection
  readonly settings: Settings
  /** How many organisers who have joined may confirm what others ask for. */
  readonly confirmers: number
  readonly today: Day
}

/**
 * What is still missing before statements may count, in the order in which organisers can do something about it.
 *
 * Source: Regulation (EU) 2019/788, for initiatives under it Article 11(3) and (6) (certificate before the start, published on the site), 11(1)
 * (data in a Member State); the key and the second person are our own rules.
 */
export function missingForLive({ collection, settings, confirmers, today }: Readiness): readonly LiveMissing[] {
  const missing = missingIn(settings, collection.pack)
  const asked: readonly (readonly [LiveMissing, boolean])[] = [
    ['initiative', collection.initiative === null],
    ['key', !collection.hasRehearsedKey],
    ['certificate', missing.certificate.length > 0],
    ['host', missing.contact.includes('host')],
    ['contact', missing.contact.includes('email')],
    ['second-person', confirmers < 2],
    ['time', collection.initiative !== null && today > collection.initiative.period.closesOn],
  ]
  return asked.filter(([, isMissing]) => isMissing).map(([name]) => name)
}
