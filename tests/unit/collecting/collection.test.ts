import { describe, expect, it } from 'vitest'
import { stateOf, type Collection } from '#lib/collecting/collection'
import { eci2019 } from '#lib/rules/eci-2019/index'
import { sampleInitiative } from '#tests/support/sample-initiative/sample-initiative'

const initiative = { ...sampleInitiative(), period: { opensOn: '2026-10-01', closesOn: '2027-09-30' } }
const ready: Collection = {
  pack: eci2019,
  initiative,
  isCollecting: true,
  isLive: true,
  isClosed: false,
  hasRehearsedKey: true,
  pausedBy: null,
}

const [dayBefore, first, within, last, dayAfter] = [
  '2026-09-30',
  '2026-10-01',
  '2026-11-22',
  '2027-09-30',
  '2027-10-01',
] as const

describe('whether statements are taken', () => {
  it.each([
    [
      'nothing is there',
      { initiative: null, isCollecting: false, isLive: true, isClosed: false, hasRehearsedKey: false, pausedBy: null },
      within,
      'no-initiative',
    ],
    ['there is a key but no initiative', { ...ready, initiative: null }, within, 'no-initiative'],
    ['no key was rehearsed', { ...ready, hasRehearsedKey: false }, within, 'no-key'],
    ['no key was rehearsed and it is over', { ...ready, hasRehearsedKey: false }, dayAfter, 'no-key'],
    ['the organisers have not opened it', { ...ready, isCollecting: false }, within, 'not-opened'],
    ['the organisers have not opened it early', { ...ready, isCollecting: false }, dayBefore, 'not-opened'],
    ['they have closed it, and it is over', { ...ready, isCollecting: false }, dayAfter, 'over'],
    ['it is the day before the first', ready, dayBefore, 'not-yet'],
    ['it is the first day', ready, first, 'open'],
    ['it is a day between', ready, within, 'open'],
    ['it is the last day', ready, last, 'open'],
    ['it is the day after the last', ready, dayAfter, 'over'],
    ['the disk is nearly full', { ...ready, pausedBy: 'disk' }, within, 'paused'],
    ['the clock cannot be right', { ...ready, pausedBy: 'clock' }, within, 'paused'],
    ['it is over anyway', { ...ready, pausedBy: 'disk' }, dayAfter, 'over'],
  ] as const)('when %s', (_when, collection, today, state) => {
    expect(stateOf(collection, today)).toBe(state)
  })

  it('is a yes only where initiative, key, organisers and period all say so', () => {
    for (const known of [null, initiative])
      for (const isCollecting of [false, true])
        for (const hasRehearsedKey of [false, true])
          for (const today of [dayBefore, first, within, last, dayAfter]) {
            const isOpen =
              stateOf(
                { initiative: known, isCollecting, isLive: true, isClosed: false, hasRehearsedKey, pausedBy: null },
                today,
              ) === 'open'
            const inPeriod = today === first || today === within || today === last
            expect(isOpen).toBe(known !== null && isCollecting && hasRehearsedKey && inPeriod)
          }
  })
})
