import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { closeDatabase, openDatabase } from '#db/connection'
import { readDayTotals } from '#db/watching'
import { namesOf } from '#lib/collecting/attempts'
import { signStatement } from '#lib/collecting/sign-statement'
import { brusselsDayOf } from '#lib/domain/day'
import { openInstance, type Instance } from '#lib/instance/instance'
import { noteResult } from '#lib/organising/results'
import { hoursShown, watch } from '#lib/organising/watching'
import { certain } from '#tests/support/certain'
import { aForm, anInstance, anOpenCollection, bytesIn, temporaryFolder } from '#tests/support/collection'

const doubtful = { documentNumber: '37605030290' }

/** An instance that the test closes by itself. */
function opened(folder: string, now = (): Date => new Date()): Instance {
  const dataFolder = join(folder, 'data')
  return openInstance({ dataFolder, keysFolder: join(dataFolder, 'keys'), challengeTries: 2, now })
}

function totalsIn(folder: string): Record<string, number> {
  const database = openDatabase(join(folder, 'data', 'colligo.sqlite'))
  const totals = Object.fromEntries(readDayTotals(database, '2000-01-01').map(({ name, counted }) => [name, counted]))
  closeDatabase(database)
  return totals
}

describe('what organisers watch', () => {
  test('is what was signed: by Member State, hour, day and language, what came again, and doubts that were overruled', async () => {
    const collection = await anOpenCollection()
    const sign = async (...form: Parameters<typeof aForm> extends [unknown, ...infer Rest] ? Rest : never) =>
      await signStatement(collection.collecting, await aForm(collection, ...form))
    certain(await sign('DE'))
    certain(await sign('DE', { language: 'de' }))
    certain(await sign('EE', { typed: doubtful, confirmed: doubtful, language: 'et' }))
    expect((await sign('EE', { typed: { documentNumber: '' } })).ok).toBe(false)

    const watched = watch(collection.watching)
    const of = (code: string) => watched.memberStates.find(({ memberState }) => memberState === code)
    expect(watched.total).toBe(2)
    expect(of('DE')).toMatchObject({ counted: 1, repeated: 1, suspect: 0, removed: 0, doubts: 0 })
    expect(of('EE')).toMatchObject({ counted: 1, repeated: 0, doubts: 1 })
    expect(watched.doubts).toEqual([{ memberState: 'EE', problem: 'doubtful-check-digit', counted: 1 }])
    expect(watched.languages.filter(({ counted }) => counted > 0)).toEqual([
      { language: 'en', counted: 1 },
      { language: 'et', counted: 1 },
    ])
    expect(watched.hours).toHaveLength(hoursShown)
    expect(watched.lately).toMatchObject({ day: 2, week: 2 })
    expect(watched.days).toEqual([{ day: watched.today, counted: 2 }])
    expect(watched.validity.counted).toBe(2)
    expect(watched.outlook.verdict).toBe('too-early')
  })

  test('is there before anything is: nothing imported, nobody signed', () => {
    const watched = watch(anInstance().watching)
    expect(watched).toMatchObject({ total: 0, period: null, pace: null, days: [] })
    expect(watched.memberStates).toHaveLength(27)
  })
})

describe('plain totals of a day', () => {
  test('are added when the site ends, and not one by one; those of two processes come together', async () => {
    const folder = temporaryFolder()
    const [one, other] = [opened(folder), opened(folder)]
    one.countToday('page-home')
    one.countToday('page-home', 'page-form')
    other.countToday('page-home')
    expect(totalsIn(folder)).toEqual({})
    await one.close()
    expect(totalsIn(folder)).toEqual({ 'page-home': 2, 'page-form': 1 })
    await other.close()
    expect(totalsIn(folder)).toEqual({ 'page-home': 3, 'page-form': 1 })
  })

  test('name what a form came back for, each once, and nothing that was typed', async () => {
    const collection = await anOpenCollection()
    const typed = { givenNames: '', familyNames: '', documentNumber: '37605030290' }
    const back = await signStatement(collection.collecting, await aForm(collection, 'EE', { typed, proof: 'made up' }))
    const kept = await signStatement(collection.collecting, await aForm(collection, 'EE'))
    const folder = temporaryFolder()
    const instance = opened(folder)
    instance.countToday(...namesOf(back), ...namesOf(kept))
    await instance.close()
    expect(totalsIn(folder)).toEqual({
      'form-problem': 1,
      'problem-missing': 1,
      'problem-doubtful-check-digit': 1,
      'proof-wrong': 1,
      receipt: 1,
    })
    for (const secret of ['37605030290', '60001019906', 'Maasikas']) {
      expect(bytesIn(join(folder, 'data')).includes(secret)).toBe(false)
    }
  })

  test('stand under the day of Brussels on which they were', async () => {
    const folder = temporaryFolder()
    const clock = { now: new Date('2026-11-22T22:59:00Z') }
    const instance = opened(folder, () => clock.now)
    instance.countToday('page-home')
    clock.now = new Date('2026-11-22T23:01:00Z')
    instance.countToday('page-home')
    await instance.close()
    const database = openDatabase(join(folder, 'data', 'colligo.sqlite'))
    expect(readDayTotals(database, '2026-11-01').map(({ day }) => day)).toEqual(['2026-11-22', '2026-11-23'])
    closeDatabase(database)
  })
})

describe('an authority’s result', () => {
  const typed = { memberState: 'EE', given: '6 000', valid: '5.100', reportedOn: '5.1.2026' }

  test('takes the place of the forecast, can be noted again, and stands in the diary', () => {
    const { organising, resultKeeping, watching, auditTrail } = anInstance()
    certain(noteResult(organising, resultKeeping, typed, 1))
    certain(noteResult(organising, resultKeeping, { ...typed, valid: '5101' }, 1))
    expect(resultKeeping.results()).toEqual([{ memberState: 'EE', given: 6000, valid: 5101, reportedOn: '2026-01-05' }])
    const estonia = watch(watching).validity.memberStates.find(({ memberState }) => memberState === 'EE')
    expect(estonia).toMatchObject({ low: 5101, expected: 5101, high: 5101, isReported: true })
    expect(auditTrail(5).filter(({ event }) => event === 'result-noted')).toMatchObject([
      { organiserId: 1, memberState: 'EE', count: 5101 },
      { organiserId: 1, memberState: 'EE', count: 5100 },
    ])
  })

  test.each([
    [{ memberState: 'XX' }, { memberState: 'choose-member-state' }],
    [{ given: 'some' }, { given: 'no-number' }],
    [{ valid: '' }, { valid: 'no-number' }],
    [{ valid: '-3' }, { valid: 'no-number' }],
    [{ valid: '6001' }, { valid: 'more-than-given' }],
    [{ reportedOn: 'last week' }, { reportedOn: 'no-day' }],
    [{ reportedOn: '2126-01-05' }, { reportedOn: 'still-to-come' }],
    [
      { memberState: '', given: '', valid: '', reportedOn: '' },
      { memberState: 'choose-member-state', given: 'no-number', valid: 'no-number', reportedOn: 'no-day' },
    ],
  ])('that cannot be is refused and kept nowhere: %o', (changes, problems) => {
    const { organising, resultKeeping, auditTrail } = anInstance()
    expect(noteResult(organising, resultKeeping, { ...typed, ...changes }, 1)).toEqual({ ok: false, problem: problems })
    expect(resultKeeping.results()).toEqual([])
    expect(auditTrail(5)).toEqual([])
  })

  test('of today is of today', () => {
    const { organising, resultKeeping } = anInstance()
    certain(noteResult(organising, resultKeeping, { ...typed, reportedOn: brusselsDayOf(new Date()) }, 1))
  })
})
