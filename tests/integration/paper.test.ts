import { expect, test } from 'vitest'
import {
  addPaperBundle,
  bundleSeenBy,
  countPaperBundle,
  removePaperBundle,
  sendPaperBundle,
} from '#lib/organising/paper'
import { certain } from '#tests/support/certain'
import { anInstance } from '#tests/support/collection'
import { refusalOf } from '#tests/support/refusals'

const [ines, teodor] = [1, 2]
const bundle = { name: 'EE-7', memberState: 'EE', sheets: '41', statements: '317' }
const sending = { to: 'Siseministeerium', on: '2026-11-21', opensOn: null }

/** An instance with one bundle that Ines has counted. */
function withBundle() {
  const instance = anInstance()
  const { organising, paper } = instance
  const id = certain(addPaperBundle(organising, paper, bundle, ines))
  const count = (sheets: string, statements: string, who: number) =>
    countPaperBundle(organising, paper, { id, sheets, statements }, who)
  const events = () =>
    instance
      .auditTrail(20)
      .toReversed()
      .map(({ event, organiserId, subjectId, count: statements }) => [event, organiserId, subjectId, statements])
  return { ...instance, id, count, events }
}

test('only what two people have counted alike is in the totals', () => {
  const { organising, paper, paperTotals, count, id, events } = withBundle()
  expect(paperTotals()).toEqual([])
  expect(count('41', '318', teodor)).toEqual({ ok: true, value: 'differed' })
  expect(paperTotals()).toEqual([])
  expect(count('41', '317', teodor)).toEqual({ ok: true, value: 'counted' })
  expect(paperTotals()).toEqual([])
  expect(count('41', '317', ines)).toEqual({ ok: true, value: 'agreed' })
  certain(addPaperBundle(organising, paper, { ...bundle, memberState: 'FI' }, ines))
  expect(paperTotals()).toEqual([{ memberState: 'EE', bundles: 1, sheets: 41, statements: 317 }])
  certain(sendPaperBundle(organising, paper, { id, ...sending }, teodor))
  expect(paperTotals()).toEqual([{ memberState: 'EE', bundles: 1, sheets: 41, statements: 317 }])
  expect(events()).toEqual([
    ['paper-counted', ines, null, null],
    ['paper-differed', teodor, ines, null],
    ['paper-counted', teodor, null, null],
    ['paper-agreed', ines, teodor, 317],
    ['paper-counted', ines, null, null],
    ['paper-sent', teodor, null, 317],
  ])
})

test('a name is good once in a Member State, however it is written, and again after its bundle was removed', () => {
  const { organising, paper, id } = withBundle()
  const again = () => addPaperBundle(organising, paper, { ...bundle, name: 'ee-7' }, teodor)
  expect(again()).toEqual({ ok: false, problem: { name: 'taken' } })
  certain(removePaperBundle(organising, paper, id, teodor))
  expect(again().ok).toBe(true)
})

test('a change and its record are kept together, or neither', () => {
  const { organising, paper, id, auditTrail } = withBundle()
  const broken = {
    ...organising,
    audit: () => {
      throw new Error('the record cannot be written')
    },
  }
  const before = paper.bundles()
  const changes = [
    () => addPaperBundle(broken, paper, { ...bundle, name: 'EE-8' }, ines),
    () => countPaperBundle(broken, paper, { id, sheets: '41', statements: '317' }, teodor),
    () => removePaperBundle(broken, paper, id, ines),
  ]
  for (const change of changes) expect(refusalOf(change)).toContain('the record cannot be written')
  expect(paper.bundles()).toEqual(before)
  expect(auditTrail(10)).toHaveLength(1)
})

test('what was sent stands, even against who would go around the pages', () => {
  const { organising, paper, id, count } = withBundle()
  certain(count('41', '317', teodor))
  const other = { by: 3, at: new Date(), sheets: 1, statements: 1 }
  expect(refusalOf(() => { paper.keepFirst(id, other) })).toContain('paper_batches_agreed_counts_stand') // prettier-ignore
  certain(sendPaperBundle(organising, paper, { id, ...sending }, ines))
  const before = paper.bundle(id)
  expect(refusalOf(() => { paper.markSent(id, { to: 'Nobody', on: '2026-11-20' }) })).toContain('paper_batches_stand_once_sent') // prettier-ignore
  expect(refusalOf(() => { paper.remove(id) })).toContain('paper_batches_sent_are_never_removed') // prettier-ignore
  expect(paper.bundle(id)).toEqual(before)
  expect(bundleSeenBy(before!, 3).state).toBe('sent')
})
