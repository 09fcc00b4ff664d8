import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { openDatabase, type Database } from '#db/connection'
import { keepInitiative, goLive } from '#db/initiatives'
import { checkpoints, leafPlaces, logEntries, logTiles, waitingLeaves, witnesses } from '#db/schema'
import { initiativeOfToday, temporaryFolder } from '#tests/support/collection'
import { eachRefuses, refusalOf, type TableCase } from '#tests/support/refusals'

const instant = '2026-11-30T09:00:00.000Z'
const bytes = (length: number): Buffer => Buffer.alloc(length, 7)
const identifier = '00112233-4455-8677-8899-aabbccddeeff'
const aSubmission = { identifier, memberState: 'EE', digest: bytes(32) }
const aWaiting = { ...aSubmission, commitment: bytes(32), hour: '2026-11-30T09', isTest: false }
const aPlace = { ...aSubmission, position: 0 }
const aTile = { level: 0, number: 0, hashes: bytes(8192), root: bytes(32) }
const aCheckpoint = {
  ...{ size: 2, note: 'n', at: instant, auditId: 0, countedAt: 0 },
  ...{ salt: bytes(32), auditHead: bytes(32), statementsHead: bytes(32) },
}

let database: Database

beforeEach(() => {
  database = openDatabase(join(temporaryFolder(), 'colligo.sqlite'))
  onTestFinished(() => {
    database.$client.close()
  })
})

const tables: readonly TableCase[] = [
  [
    'waiting_leaves',
    (changes) =>
      database
        .insert(waitingLeaves)
        .values({ ...aWaiting, ...changes })
        .run(),
    [
      ['waiting_leaves_commitment_length', { commitment: bytes(31) }],
      ['waiting_leaves_digest_length', { digest: bytes(33) }],
      ['waiting_leaves_hour_is_hour', { hour: '2026-11-30T09:12' }],
      ['waiting_leaves_member_state_code', { memberState: 'Eesti' }],
      ['waiting_leaves_removed_for_a_reason', { removedOn: '2026-11-30' }],
    ],
  ],
  [
    'leaf_places',
    (changes) =>
      database
        .insert(leafPlaces)
        .values({ ...aPlace, ...changes })
        .run(),
    [
      ['leaf_places_digest_length', { digest: bytes(31) }],
      ['leaf_places_member_state_code', { memberState: 'ee' }],
      ['leaf_places_removed_for_a_reason', { removedFor: 'withdrawn' }],
    ],
  ],
  [
    'log_entries',
    (changes) =>
      database
        .insert(logEntries)
        .values({ position: 0, entry: bytes(32), ...changes })
        .run(),
    [
      ['log_entries_entry_length', { entry: bytes(31) }],
      ['log_entries_grow_at_the_end', { position: 1 }],
    ],
  ],
  [
    'log_tiles',
    (changes) =>
      database
        .insert(logTiles)
        .values({ ...aTile, ...changes })
        .run(),
    [['log_tiles_hashes_length', { hashes: bytes(8191) }]],
  ],
  [
    'checkpoints',
    (changes) =>
      database
        .insert(checkpoints)
        .values({ ...aCheckpoint, ...changes })
        .run(),
    [
      ['checkpoints_at_is_instant', { at: '2026-11-30' }],
      ['checkpoints_lengths', { salt: bytes(16) }],
    ],
  ],
  [
    'witnesses',
    (changes) =>
      database
        .insert(witnesses)
        .values({ name: 'w', key: 'k', addedAt: instant, ...changes })
        .run(),
    [
      ['witnesses_name_is_short', { name: '' }],
      ['witnesses_added_at_is_instant', { addedAt: 'today' }],
    ],
  ],
]

eachRefuses(tables)

describe('what the log holds', () => {
  it('is neither changed nor removed', () => {
    database
      .insert(logEntries)
      .values({ position: 0, entry: bytes(32) })
      .run()
    database.insert(logTiles).values(aTile).run()
    database.insert(checkpoints).values(aCheckpoint).run()
    const refused = (statement: string): string => refusalOf(() => database.run(sql.raw(statement)))
    expect(refused('UPDATE log_entries SET entry = zeroblob(32)')).toContain('log_entries_are_never_changed')
    expect(refused('DELETE FROM log_entries')).toContain('log_entries_are_never_removed')
    expect(refused('UPDATE log_tiles SET root = zeroblob(32)')).toContain('log_tiles_are_never_changed')
    expect(refused('DELETE FROM log_tiles')).toContain('log_tiles_are_never_removed')
    expect(refused("UPDATE checkpoints SET note = ''")).toContain('checkpoints_are_never_changed')
    expect(refused('DELETE FROM checkpoints')).toContain('checkpoints_are_never_removed')
  })

  it('keeps each place as it was given, and forgets an identifier with its removal alone', () => {
    keepInitiative(database, initiativeOfToday(), new Date(instant))
    goLive(database, new Date(instant))
    database.insert(leafPlaces).values(aPlace).run()
    const refused = (set: string): string => refusalOf(() => database.run(sql.raw(`UPDATE leaf_places SET ${set}`)))
    expect(refused('position = 3')).toContain('leaf_places_stand')
    expect(refused("identifier = 'another'")).toContain('leaf_places_stand')
    expect(refusalOf(() => database.run(sql`DELETE FROM leaf_places`))).toContain('leaf_places_stay')
    database.run(
      sql`UPDATE leaf_places SET identifier = 'another', removed_on = '2026-11-30', removed_for = 'withdrawn'`,
    )
    expect(refused("identifier = 'a third'")).toContain('leaf_places_stand')
    expect(refused("removed_on = '2026-12-01'")).toContain('leaf_places_stand')
    database.run(sql`UPDATE leaf_places SET told_at = 7`)
    expect(refused('told_at = 8')).toContain('leaf_places_stand')
  })
})
