import { describe, expect, it } from 'vitest'
import { noteReading, unreadFor } from '#lib/organising/diary'
import { noon, organisingWith } from './ports.ts'

const hours = (count: number): Date => new Date(noon.getTime() - count * 60 * 60 * 1000)

describe('looking at the diary', () => {
  it.each([
    ['for the first time', null, 1],
    ['an hour after the last look', hours(1), 0],
    ['a day after the last look', hours(24), 1],
  ])('%s is put on record once a day', (_when, lastRead, times) => {
    const { organising, audited } = organisingWith()
    noteReading(organising, lastRead, 7)
    expect(audited).toEqual(Array.from({ length: times }, () => ({ event: 'diary-read', organiserId: 7 })))
  })

  it.each([
    [null, 'never'],
    [hours(0), null],
    [hours(7 * 24 - 1), null],
    [hours(7 * 24), 7],
    [hours(30 * 24 + 5), 30],
  ])('last on %s is asked for after %s days', (lastRead, expected) => {
    expect(unreadFor(organisingWith().organising, lastRead)).toBe(expected)
  })
})
