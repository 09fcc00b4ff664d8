import { describe, expect, it } from 'vitest'
import type { Collection } from '#lib/collecting/collection'
import { missingForLive } from '#lib/organising/readiness'
import { nextOf, roadFrom, roadSteps, type RoadFacts, type RoadStep } from '#lib/organising/road'
import { readSettings, type Settings } from '#lib/site-settings/settings'
import { eci2019 } from '#lib/rules/eci-2019/index'
import { nlBurgerinitiatief } from '#lib/rules/nl-burgerinitiatief/index'
import { sampleInitiative } from '#tests/support/sample-initiative/sample-initiative'

const empty: Collection = {
  pack: eci2019,
  initiative: null,
  isCollecting: false,
  isLive: false,
  isClosed: false,
  hasRehearsedKey: false,
  pausedBy: null,
}
const bare = readSettings([])
const initiative = sampleInitiative()
const within = initiative.period.opensOn
const dressed: Settings = {
  ...bare,
  look: { name: 'Swifts', accent: null },
  contact: { email: 'contact@example.eu', postalAddress: null },
  host: { memberState: 'EE', provider: 'Host OÜ', place: 'Tallinn' },
  nature: { isPractice: false, needsCertificate: false },
}
const ready: Collection = { ...empty, initiative, hasRehearsedKey: true }

function factsOf(collection: Collection, changes: Partial<RoadFacts> = {}): RoadFacts {
  const facts = { collection, settings: dressed, confirmers: 2, today: within, ...changes }
  return {
    ...facts,
    hasKey: collection.hasRehearsedKey,
    isRehearsalDue: false,
    missingForLive: missingForLive(facts),
    hasTested: false,
    withStatements: [],
    handedOver: [],
    withResult: [],
    isDestroyed: false,
    ...changes,
  }
}

const states = (facts: RoadFacts): Readonly<Record<string, string>> =>
  Object.fromEntries(roadFrom(facts).map(({ step, state }) => [step, state]))

describe('the road', () => {
  it('begins with an empty instance: everything that needs something before it waits, and says for what', () => {
    const road = roadFrom(factsOf(empty, { settings: bare, confirmers: 1 }))
    expect(road.map(({ step }) => step)).toEqual(Object.keys(roadSteps))
    expect(nextOf(road)?.step).toBe('initiative')
    const missing = (step: RoadStep) => road.find((one) => one.step === step)?.missing
    expect(missing('rehearsal')).toEqual(['key'])
    expect(missing('site')).toEqual(['name', 'contact', 'host'])
    expect(missing('live')).toEqual(['initiative', 'key', 'certificate', 'host', 'contact', 'second-person'])
    expect(missing('handover')).toEqual(['over'])
  })

  it('has no step for a certificate that the law does not foresee, and going live waits for none', () => {
    const facts = factsOf({ ...empty, pack: nlBurgerinitiatief }, { settings: bare })
    expect(roadFrom(facts).map(({ step }) => step)).toEqual(
      Object.keys(roadSteps).filter((step) => step !== 'certificate'),
    )
    expect(missingForLive(facts)).toEqual(['initiative', 'key', 'host', 'contact'])
  })

  it.each<[string, RoadFacts, RoadStep | null]>([
    ['everything is ready', factsOf(ready), 'test'],
    ['it was tried out', factsOf(ready, { hasTested: true }), 'live'],
    ['it is live', factsOf({ ...ready, isLive: true, isCollecting: true }), 'watch'],
    ['it is over', factsOf({ ...ready, isLive: true, isClosed: true }, { withStatements: ['EE'] }), 'handover'],
    [
      'Estonia was handed over',
      factsOf({ ...ready, isLive: true, isClosed: true }, { withStatements: ['EE'], handedOver: ['EE'] }),
      'results',
    ],
    [
      'Estonia has reported',
      factsOf(
        { ...ready, isLive: true, isClosed: true },
        { withStatements: ['EE'], handedOver: ['EE'], withResult: ['EE'] },
      ),
      'destroy',
    ],
    ['nothing is left', factsOf({ ...ready, isLive: true, isClosed: true }, { isDestroyed: true }), null],
  ])('goes on to the next step once %s', (_name, facts, next) => {
    expect(nextOf(roadFrom(facts))?.step ?? null).toBe(next)
  })

  it('counts the last day as over by itself, without anybody closing', () => {
    const live: Collection = { ...ready, isLive: true, isCollecting: true }
    expect(states(factsOf(live, { today: initiative.period.closesOn }))['close']).toBe('open')
    expect(states(factsOf(live, { today: '2099-01-01' }))).toMatchObject({ close: 'done', watch: 'done' })
  })
})

describe('going live', () => {
  it('is missing nothing once all is there, and time where the last day is over', () => {
    const facts = { collection: ready, settings: dressed, confirmers: 2, today: within }
    expect(missingForLive(facts)).toEqual([])
    expect(missingForLive({ ...facts, today: '2099-01-01' })).toEqual(['time'])
    expect(missingForLive({ ...facts, settings: { ...dressed, nature: null } })).toEqual(['certificate'])
  })
})
