import { describe, expect, it } from 'vitest'
import type { Collection } from '#lib/collecting/collection'
import { closeCollection, importInitiative, openCollection } from '#lib/organising/collection-switch'
import { eci2019 } from '#lib/rules/eci-2019/index'
import { sampleInitiative } from '#tests/support/sample-initiative/sample-initiative'
import { collectionIn, organisingWith } from './ports.ts'

const ines = 7
const initiative = { ...sampleInitiative(), period: { opensOn: '2026-10-01', closesOn: '2027-09-30' } }
const ready: Collection = {
  pack: eci2019,
  initiative,
  isCollecting: false,
  isLive: true,
  isClosed: false,
  hasRehearsedKey: true,
  pausedBy: null,
}

function aCollection(changes: Partial<Collection> = {}, now = '2026-11-22T11:00:00Z') {
  const state = { current: { ...ready, ...changes } }
  const { organising, audited } = organisingWith({ now: () => new Date(now) })
  return { state, audited, organising, collectionSwitch: collectionIn(state) }
}

describe('an organiser opens the collection', () => {
  it('and it is put on record who did', () => {
    const { state, audited, organising, collectionSwitch } = aCollection()
    expect(openCollection(organising, collectionSwitch, ines)).toMatchObject({ ok: true })
    expect(state.current.isCollecting).toBe(true)
    expect(audited).toEqual([{ event: 'collection-opened', organiserId: ines }])
  })

  it('before its first day, and it waits', () => {
    const { state, organising, collectionSwitch } = aCollection({}, '2026-09-01T11:00:00Z')
    expect(openCollection(organising, collectionSwitch, ines).ok).toBe(true)
    expect(state.current.isCollecting).toBe(true)
  })

  it('on its last day until midnight in Brussels', () => {
    const lastMinute = aCollection({}, '2027-09-30T21:59:59Z')
    expect(openCollection(lastMinute.organising, lastMinute.collectionSwitch, ines).ok).toBe(true)
    const tooLate = aCollection({}, '2027-09-30T22:00:00Z')
    expect(openCollection(tooLate.organising, tooLate.collectionSwitch, ines)).toEqual({ ok: false, problem: 'over' })
  })

  it('a second time, which changes nothing and is not put on record again', () => {
    for (const now of ['2026-11-22T11:00:00Z', '2026-09-01T11:00:00Z']) {
      const { audited, organising, collectionSwitch } = aCollection({ isCollecting: true }, now)
      expect(openCollection(organising, collectionSwitch, ines).ok).toBe(true)
      expect(audited).toEqual([])
    }
  })

  it.each([
    ['no-initiative', { initiative: null }, '2026-11-22T11:00:00Z'],
    ['no-key', { hasRehearsedKey: false }, '2026-11-22T11:00:00Z'],
    ['over', {}, '2027-10-01T11:00:00Z'],
  ] as const)('but not where it is refused: %s', (problem, changes, now) => {
    const { state, audited, organising, collectionSwitch } = aCollection(changes, now)
    expect(openCollection(organising, collectionSwitch, ines)).toEqual({ ok: false, problem })
    expect(state.current.isCollecting).toBe(false)
    expect(audited).toEqual([])
  })
})

describe('an organiser closes the collection', () => {
  it('and it is put on record who did, once', () => {
    const { state, audited, organising, collectionSwitch } = aCollection({ isCollecting: true })
    closeCollection(organising, collectionSwitch, ines)
    closeCollection(organising, collectionSwitch, ines)
    expect(state.current.isCollecting).toBe(false)
    expect(audited).toEqual([{ event: 'collection-closed', organiserId: ines }])
  })

  it('and may open it again', () => {
    const { state, organising, collectionSwitch } = aCollection({ isCollecting: true })
    closeCollection(organising, collectionSwitch, ines)
    openCollection(organising, collectionSwitch, ines)
    expect(state.current.isCollecting).toBe(true)
  })
})

describe('the text of an initiative', () => {
  const corrected = { ...initiative, registeredOn: '2026-01-02' }

  it('is taken from the register', () => {
    const { state, audited, organising, collectionSwitch } = aCollection({ initiative: null, hasRehearsedKey: false })
    expect(importInitiative(organising, collectionSwitch, initiative).ok).toBe(true)
    expect(state.current.initiative).toBe(initiative)
    expect(audited).toEqual([{ event: 'initiative-imported', organiserId: null }])
  })

  it('may be taken again while nobody can sign', () => {
    const { state, organising, collectionSwitch } = aCollection()
    expect(importInitiative(organising, collectionSwitch, corrected).ok).toBe(true)
    expect(state.current.initiative).toBe(corrected)
  })

  it('does not change under those who are signing it', () => {
    const { state, audited, organising, collectionSwitch } = aCollection({ isCollecting: true })
    expect(importInitiative(organising, collectionSwitch, corrected)).toEqual({ ok: false, problem: 'collecting' })
    expect(state.current.initiative).toBe(initiative)
    expect(audited).toEqual([])
  })

  it('is never replaced by that of another initiative', () => {
    const { state, audited, organising, collectionSwitch } = aCollection()
    const other = { ...initiative, registrationNumber: 'ECI(2026)000099' }
    expect(importInitiative(organising, collectionSwitch, other)).toEqual({ ok: false, problem: 'other-initiative' })
    expect(state.current.initiative).toBe(initiative)
    expect(audited).toEqual([])
  })
})
