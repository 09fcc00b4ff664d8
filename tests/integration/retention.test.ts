import { expect, test } from 'vitest'
import { brusselsDayOf, daysAfter, monthsAfter } from '#lib/domain/day'
import { importInitiative } from '#lib/organising/collection-switch'
import { noteMilestone, retentionCalendar, takeBackMilestone, type MilestoneName } from '#lib/organising/retention'
import { retentionReminders } from '#lib/serving/retention-reminder'
import { certain } from '#tests/support/certain'
import { anInstance, noon } from '#tests/support/collection'
import { sampleInitiative } from '#tests/support/sample-initiative/sample-initiative'
import { agreedOn, twoOrganisers } from '#tests/support/two-organisers'

/** A collection of the sample initiative, with a clock that the test moves by days. */
async function aCollection() {
  const clock = { now: noon }
  const instance = anInstance({ now: () => clock.now })
  certain(importInitiative(instance.organising, instance.collectionSwitch, sampleInitiative()))
  const pair = await twoOrganisers(instance)
  const note = (name: MilestoneName, day: string) =>
    noteMilestone(instance.organising, instance.retention, { name, day }, pair.ines.id)
  return {
    ...instance,
    pair,
    note,
    today: () => brusselsDayOf(clock.now),
    goTo: (day: string) => {
      clock.now = new Date(`${day}T11:00:00Z`)
    },
    due: () => retentionCalendar(instance.retention).statementsDueOn,
    reminders: () => retentionReminders(instance, brusselsDayOf(clock.now)),
  }
}

test('the day of withdrawing is noted, closes the collection, sets the deadline, and is taken back, all on record', async () => {
  const collection = await aCollection()
  const { retention, organising, pair } = collection
  const { opensOn } = sampleInitiative().period
  expect(collection.due()).toBe(monthsAfter(opensOn, 21))
  collection.collectionSwitch.setCollecting(true)

  certain(collection.note('withdrawn', collection.today()))
  expect(collection.collection().isCollecting).toBe(false)
  expect(collection.due()).toBe(monthsAfter(collection.today(), 1))
  expect(collection.note('submitted', collection.today())).toMatchObject({ problem: 'already-withdrawn' })
  certain(takeBackMilestone(organising, retention, 'withdrawn', pair.ines.id))
  expect(takeBackMilestone(organising, retention, 'withdrawn', pair.ines.id)).toMatchObject({ problem: 'not-noted' })
  expect(collection.due()).toBe(monthsAfter(opensOn, 21))
  const events = collection.auditTrail(3).map(({ event, organiserId }) => [event, organiserId])
  expect(events.toReversed()).toEqual([
    ['withdrawal-noted', pair.ines.id],
    ['collection-closed', pair.ines.id],
    ['milestone-taken-back', pair.ines.id],
  ])
})

test.each([
  ['', 'no-day'],
  ['22.11.2026', 'no-day'],
  ['2027-02-29', 'no-day'],
  ['2026-11-23', 'day-to-come'],
  ['2019-01-01', 'before-registration'],
])('the day %j is not noted: %s', async (day, problem) => {
  const collection = await aCollection()
  expect(collection.note('submitted', day)).toEqual({ ok: false, problem })
  expect(collection.retention.milestones()).toEqual({})
})

test('organisers and host are reminded 30 days, 7 days and a day before, and every day after', async () => {
  const collection = await aCollection()
  certain(collection.note('submitted', collection.today()))
  const due = collection.due() ?? ''
  const told = (day: string) => {
    collection.goTo(day)
    return collection.reminders().map(({ what, daysLeft }) => [what, daysLeft])
  }
  expect(told(daysAfter(due, -31))).toEqual([])
  expect(told(daysAfter(due, -30))).toEqual([['statements', 30]])
  expect(told(daysAfter(due, -1))).toEqual([['statements', 1]])
  expect(told(daysAfter(due, 3))).toEqual([['statements', -3]])
})

test('a legal hold is placed and lifted by two, one at a time, and puts the deadline after the decision', async () => {
  const collection = await aCollection()
  const { retention, pair } = collection
  certain(collection.note('submitted', collection.today()))
  certain(await agreedOn(collection, pair, 'place-hold', { reference: '  T-12/27  ' }))
  expect(retention.hold()).toMatchObject({ reference: 'T-12/27', placedBy: pair.ines.id, liftedAt: null })
  expect(collection.due()).toBeNull()
  expect(collection.reminders()).toEqual([])
  expect(await agreedOn(collection, pair, 'place-hold', { reference: 'T-13/27' })).toMatchObject({
    problem: { failed: 'held-already' },
  })
  expect(await agreedOn(collection, pair, 'lift-hold', { reference: 'T-13/27' })).toMatchObject({
    problem: { failed: 'not-held' },
  })

  collection.goTo('2027-08-31')
  certain(collection.note('decided', '2027-08-31'))
  expect(collection.due()).toBeNull()
  certain(await agreedOn(collection, pair, 'lift-hold', { reference: 'T-12/27' }))
  expect(collection.due()).toBe('2027-09-30')
  expect(collection.auditTrail(1)).toMatchObject([
    { event: 'hold-lifted', organiserId: pair.ines.id, subjectId: pair.nadia.id },
  ])
})

test('without an initiative nothing is noted and nothing is due', () => {
  const instance = anInstance()
  const noted = noteMilestone(instance.organising, instance.retention, { name: 'submitted', day: '2026-11-22' }, 1)
  expect(noted).toEqual({ ok: false, problem: 'no-initiative' })
  expect(retentionCalendar(instance.retention)).toMatchObject({ deadlines: [], statementsDueOn: null, hold: 'none' })
})
