import { expect, test } from 'vitest'
import { auditTopics } from '#lib/domain/audit-event'
import { auditFile } from '#lib/organising/audit-file'
import { anInstance } from '#tests/support/collection'

/** Thirty entries of three kinds, in turns. */
function busy() {
  const instance = anInstance()
  for (let turn = 0; turn < 10; turn += 1) {
    instance.organising.audit({ event: 'signed-in', organiserId: 1 })
    instance.organising.audit({ event: 'export-finished', organiserId: 1, memberState: 'EE', count: turn })
    instance.organising.audit({ event: 'session-revoked', organiserId: 2, subjectId: 1 })
  }
  return instance
}

test('the diary is read page by page, whole or by topic, and no entry is shown twice or left out', () => {
  const { auditPage } = busy()
  for (const events of [undefined, auditTopics.sessions, auditTopics.handover, auditTopics.keys]) {
    const wish = { limit: 7, ...(events === undefined ? {} : { events }) }
    const seen: number[] = []
    for (let page = auditPage(wish); page.length > 0; page = auditPage({ ...wish, before: seen.at(-1) ?? 0 }))
      seen.push(...page.map(({ id }) => id))
    const all = auditPage({ ...wish, limit: 100 }).map(({ id }) => id)
    expect(seen).toEqual(all)
    expect(seen).toEqual(seen.toSorted((one, other) => other - one))
    expect(new Set(seen).size).toBe({ all: 30, sessions: 20, handover: 10, keys: 0 }[topicOf(events)])
  }
})

const topicOf = (events: readonly string[] | undefined): 'all' | 'sessions' | 'handover' | 'keys' =>
  events === undefined
    ? 'all'
    : events === auditTopics.sessions
      ? 'sessions'
      : events === auditTopics.keys
        ? 'keys'
        : 'handover'

test('all of it leaves as a table that other programs read, oldest first, with the link of each row', () => {
  const instance = busy()
  const [head = [], ...lines] = [...auditFile(instance.wholeAudit())]
    .join('')
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','))
  const rows = lines.map((cells) => Object.fromEntries(cells.map((cell, at) => [head[at] ?? '', cell])))
  expect(rows).toHaveLength(30)
  expect(rows[1]).toMatchObject({ id: '2', event: 'export-finished', organiser: '1', member_state: 'EE', count: '0' })
  expect(rows[2]).toMatchObject({ event: 'session-revoked', organiser: '2', subject: '1', member_state: '' })
  for (const { at, chain } of rows) {
    expect(at).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/u)
    expect(chain).toMatch(/^[0-9a-f]{64}$/u)
  }
})
