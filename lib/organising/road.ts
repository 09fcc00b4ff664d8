import { stateOf, type Collection } from '#lib/collecting/collection'
import type { Day } from '#lib/domain/day'
import type { Permission } from '#lib/domain/role'
import { missingIn } from '#lib/site-settings/missing'
import type { Settings } from '#lib/site-settings/settings'
import type { LiveMissing } from './collection-switch.ts'

/** The steps of a collection under any law, from an empty instance to a destroyed one, and what each asks of somebody. */
export const roadSteps = {
  initiative: null,
  people: 'manage-people',
  keys: 'keep-keys',
  rehearsal: 'keep-keys',
  certificate: 'edit-site',
  site: 'edit-site',
  test: 'switch-collection',
  live: 'switch-collection',
  watch: 'see-counts',
  close: 'switch-collection',
  handover: 'hand-over',
  results: 'keep-calendar',
  destroy: 'keep-calendar',
} as const satisfies Readonly<Record<string, Permission | null>>

export type RoadStep = keyof typeof roadSteps

/** What can be missing for a step. */
export type RoadMissing =
  | LiveMissing
  | 'import'
  | 'rehearsal'
  | 'rehearse-again'
  | 'name'
  | 'live'
  | 'over'
  | 'closed'
  | 'handed-over'
  | 'results'

export interface Milestone {
  readonly step: RoadStep
  /** `later`: something before it is missing. `open`: it can be done now. */
  readonly state: 'done' | 'open' | 'later'
  readonly missing: readonly RoadMissing[]
}

/** What the road is drawn from. */
export interface RoadFacts {
  readonly collection: Collection
  readonly settings: Settings
  readonly today: Day
  readonly hasKey: boolean
  /** Whether time has passed since the last rehearsal, or others hold the shares. */
  readonly isRehearsalDue: boolean
  /** How many who have joined may confirm what others ask for. */
  readonly confirmers: number
  readonly missingForLive: readonly LiveMissing[]
  /** Whether anything has been signed as a test, or was before going live. */
  readonly hasTested: boolean
  /** Member States that have statements, that were handed over whole, and whose result is known. */
  readonly withStatements: readonly string[]
  readonly handedOver: readonly string[]
  readonly withResult: readonly string[]
  readonly isDestroyed: boolean
}

/** The whole road under the collection's law, with the state of each step: done, open, or later, and what is missing. */
export function roadFrom(facts: RoadFacts): readonly Milestone[] {
  const steps = { ...preparing(facts), ...collecting(facts), ...finishing(facts) }
  const { certificateOfConformity } = facts.collection.pack.foresees
  return (Object.keys(roadSteps) as RoadStep[])
    .filter((name) => name !== 'certificate' || certificateOfConformity)
    .map((name) => steps[name])
}

/** The first step that can be done now and has not been; `null` where nothing is left. */
export const nextOf = (road: readonly Milestone[]): Milestone | null =>
  road.find(({ state }) => state === 'open') ?? null

type Steps<Names extends RoadStep> = Readonly<Record<Names, Milestone>>

const step = (name: RoadStep, isDone: boolean, missing: readonly RoadMissing[] = []): Milestone => ({
  step: name,
  state: isDone ? 'done' : missing.length === 0 ? 'open' : 'later',
  missing: isDone ? [] : missing,
})

/** A step that can be done now although something of its own is missing: that is what is to be done. */
const task = (name: RoadStep, missing: readonly RoadMissing[]): Milestone => ({
  step: name,
  state: missing.length === 0 ? 'done' : 'open',
  missing,
})

function preparing(facts: RoadFacts): Steps<'initiative' | 'people' | 'keys' | 'rehearsal' | 'certificate' | 'site'> {
  const { collection, settings, hasKey, confirmers } = facts
  const missing = missingIn(settings, collection.pack)
  const ofSite: readonly RoadMissing[] = [
    ...(missing.look.includes('name') ? (['name'] as const) : []),
    ...(missing.contact.includes('email') ? (['contact'] as const) : []),
    ...(missing.contact.includes('host') ? (['host'] as const) : []),
  ]
  return {
    initiative: task('initiative', collection.initiative === null ? ['import'] : []),
    people: task('people', confirmers < 2 ? ['second-person'] : []),
    keys: step('keys', hasKey),
    rehearsal: facts.isRehearsalDue
      ? task('rehearsal', ['rehearse-again'])
      : step('rehearsal', collection.hasRehearsedKey, hasKey ? [] : ['key']),
    certificate: task('certificate', missing.certificate.length === 0 ? [] : ['certificate']),
    site: task('site', ofSite),
  }
}

function collecting(facts: RoadFacts): Steps<'test' | 'live' | 'watch' | 'close'> {
  const { collection, today, missingForLive, hasTested } = facts
  const { isLive, initiative, hasRehearsedKey } = collection
  const isOver = isLive && stateOf(collection, today) === 'over'
  const forTest: readonly RoadMissing[] = [
    ...(initiative === null ? (['initiative'] as const) : []),
    ...(hasRehearsedKey ? [] : (['rehearsal'] as const)),
  ]
  return {
    test: step('test', isLive || hasTested, forTest),
    live: step('live', isLive, missingForLive),
    watch: step('watch', isOver, isLive ? [] : ['live']),
    close: step('close', isOver, isLive ? [] : ['live']),
  }
}

function finishing(facts: RoadFacts): Steps<'handover' | 'results' | 'destroy'> {
  const { collection, today, withStatements, handedOver, withResult, isDestroyed } = facts
  const isOver = collection.isLive && stateOf(collection, today) === 'over'
  const isHandedOver = isOver && withStatements.every((code) => handedOver.includes(code))
  const isReported = isHandedOver && withStatements.every((code) => withResult.includes(code))
  return {
    handover: step('handover', isDestroyed || isHandedOver, isOver ? [] : ['over']),
    results: step('results', isDestroyed || isReported, isHandedOver ? [] : ['handed-over']),
    destroy: step('destroy', isDestroyed, isOver ? [] : ['over']),
  }
}
