import { expect, onTestFinished, test } from 'vitest'
import { readEnvironment } from '#lib/config/environment'
import { brusselsDayOf, daysAfter, monthsAfter } from '#lib/domain/day'
import { importInitiative } from '#lib/organising/collection-switch'
import { noteMilestone, retentionCalendar, takeBackMilestone, type MilestoneName } from '#lib/organising/retention'
import { retentionReminders, retentionRounds } from '#lib/serving/retention-reminder'
import { certain } from '#tests/support/certain'
import { aMailServer } from '#tests/support/mail-server'
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

test('whoever is told of alarms gets an e-mail on the days of warning, and each week once it is too late', async () => {
  const mailServer = await aMailServer()
  onTestFinished(mailServer.close)
  const collection = await aCollection()
  certain(collection.note('submitted', collection.today()))
  const due = collection.due() ?? ''
  const { alarms, mail, origin } = readEnvironment({
    COLLIGO_ORIGIN: 'https://collect.example.eu',
    COLLIGO_MAIL_URL: mailServer.url,
    COLLIGO_MAIL_FROM: 'swifts@example.eu',
    COLLIGO_ALARM_EMAIL: 'host@example.eu',
  })
  const { round } = retentionRounds(collection, { receivers: alarms, mail, origin })
  const writtenAfter = async (days: number): Promise<number> => {
    collection.goTo(daysAfter(due, days))
    await round()
    await round()
    return mailServer.received.length
  }
  const written: number[] = []
  for (const days of [-31, -30, -29, -7, -1, 0, 3, 7]) written.push(await writtenAfter(days))
  expect(written).toEqual([0, 1, 1, 2, 3, 4, 4, 5])
  expect(mailServer.received[0]?.text).toContain('30 days from now the statements of support')
  expect(mailServer.received[2]?.text).toContain('1 day from now')
  expect(mailServer.received[4]?.text).toContain('has passed 7 days ago')
  expect(mailServer.received[4]?.text).toContain('https://collect.example.eu/organiser/retention')
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
