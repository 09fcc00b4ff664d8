import { join } from 'node:path'
import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { openDatabase, type Database } from '#db/connection'
import {
  alarms,
  batches,
  batchTallies,
  dayTotals,
  doubtTallies,
  hourlyTallies,
  languageTallies,
  suspicions,
} from '#db/schema'
import { temporaryFolder } from '#tests/support/collection'
import { eachRefuses, refusalOf, type TableCase } from '#tests/support/refusals'

const instant = '2026-11-22T11:00:00.000Z'

let database: Database

beforeEach(() => {
  database = openDatabase(join(temporaryFolder(), 'colligo.sqlite'))
  onTestFinished(() => {
    database.$client.close()
  })
})

const aBatch = { id: 7, hour: '2026-11-22T11', lane: 'script' }
const aBatchTally = { batch: 7, memberState: 'EE', language: 'et' }
const anAlarm = { raisedAt: instant, kind: 'burst', memberState: 'EE', hour: aBatch.hour, counted: 900, usual: 4 }

const tables: readonly TableCase[] = [
  [
    'batches',
    (changes: object) =>
      database
        .insert(batches)
        .values({ ...aBatch, ...changes })
        .run(),
    [
      ['batches_hour_is_hour', { hour: '2026-11-22 11' }],
      ['batches_lane_is_code', { lane: '' }],
      ['batches_lane_is_code', { lane: '192.0.2.7' }],
    ],
  ],
  [
    'batch_tallies',
    (changes: object) =>
      database
        .insert(batchTallies)
        .values({ ...aBatchTally, ...changes })
        .run(),
    [
      ['batch_tallies_member_state_code', { memberState: 'ee' }],
      ['batch_tallies_language_code', { language: 'Estonian' }],
      ['batch_tallies_not_negative', { counted: -1 }],
      ['batch_tallies_not_negative', { repeated: -1 }],
    ],
  ],
  [
    'hourly_tallies',
    (changes: object) =>
      database
        .insert(hourlyTallies)
        .values({ hour: aBatch.hour, ...changes })
        .run(),
    [
      ['hourly_tallies_hour_is_hour', { hour: instant }],
      ['hourly_tallies_not_negative', { counted: -1 }],
      ['hourly_tallies_not_negative', { repeated: -1 }],
    ],
  ],
  [
    'language_tallies',
    (changes: object) =>
      database
        .insert(languageTallies)
        .values({ language: 'et', ...changes })
        .run(),
    [
      ['language_tallies_language_code', { language: 'ET' }],
      ['language_tallies_not_negative', { counted: -1 }],
    ],
  ],
  [
    'doubt_tallies',
    (changes: object) =>
      database
        .insert(doubtTallies)
        .values({ memberState: 'EE', problem: 'check-digit', ...changes })
        .run(),
    [
      ['doubt_tallies_member_state_code', { memberState: '' }],
      ['doubt_tallies_problem_is_code', { problem: '' }],
      ['doubt_tallies_problem_is_code', { problem: '36805280109' }],
      ['doubt_tallies_not_negative', { counted: -1 }],
    ],
  ],
  [
    'day_totals',
    (changes: object) =>
      database
        .insert(dayTotals)
        .values({ day: '2026-11-22', name: 'form-opened', ...changes })
        .run(),
    [
      ['day_totals_day_is_day', { day: instant }],
      ['day_totals_name_is_code', { name: '' }],
      ['day_totals_name_is_code', { name: 'Mari Maasikas' }],
      ['day_totals_not_negative', { counted: -1 }],
    ],
  ],
  [
    'suspicions',
    (changes: object) =>
      database
        .insert(suspicions)
        .values({ conditions: '{}', approvalId: 1, markedAt: instant, counted: 3, ...changes })
        .run(),
    [
      ['suspicions_conditions_are_json', { conditions: 'all of them' }],
      ['suspicions_marked_at_is_instant', { markedAt: '2026-11-22' }],
    ],
  ],
  [
    'alarms',
    (changes: object) =>
      database
        .insert(alarms)
        .values({ ...anAlarm, ...changes })
        .run(),
    [
      ['alarms_kind_is_code', { kind: '' }],
      ['alarms_kind_is_code', { kind: 'From 192.0.2.7' }],
      ['alarms_hour_is_hour', { hour: '11' }],
      ['alarms_raised_at_is_instant', { raisedAt: 'now' }],
    ],
  ],
]

eachRefuses(tables)

it('has one batch an hour and lane', () => {
  database.insert(batches).values(aBatch).run()
  const again = () => database.insert(batches).values({ ...aBatch, id: 8 }).run() // prettier-ignore
  expect(refusalOf(again)).toContain('batches.hour, batches.lane')
})

it.each([
  [
    'batch_tallies.batch, batch_tallies.member_state, batch_tallies.language',
    () => database.insert(batchTallies).values(aBatchTally).run(),
  ],
  ['hourly_tallies.hour', () => database.insert(hourlyTallies).values({ hour: aBatch.hour }).run()],
  ['language_tallies.language', () => database.insert(languageTallies).values({ language: 'et' }).run()],
  [
    'doubt_tallies.member_state, doubt_tallies.problem',
    () => database.insert(doubtTallies).values({ memberState: 'EE', problem: 'check-digit' }).run(),
  ],
  [
    'day_totals.day, day_totals.name',
    () => database.insert(dayTotals).values({ day: '2026-11-22', name: 'form-opened' }).run(),
  ],
])('has one row for %s', (columns, insert) => {
  insert()
  expect(refusalOf(insert)).toContain(columns)
})
