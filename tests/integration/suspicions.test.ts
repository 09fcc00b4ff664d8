import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Database } from '#db/connection'
import { lanes } from '#lib/domain/lane'
import { approve, requestApproval } from '#lib/organising/approvals'
import type { OrganiserAccount } from '#lib/organising/organising'
import { readConditions, subjectOfConditions, type SuspicionConditions } from '#lib/organising/suspicions'
import { certain } from '#tests/support/certain'
import { anInstance, noon } from '#tests/support/collection'
import { asBeforeBatches, databaseBeside, recording } from '#tests/support/recorded'

const everywhere: SuspicionConditions = { fromHour: null, toHour: null, lanes: [], memberStates: [], languages: [] }

const person = (id: number): OrganiserAccount => ({
  id,
  email: `person${String(id)}@example.eu`,
  name: 'Ines',
  passwordHash: null,
  roles: ['representative', 'security-officer'],
})

function aDesk() {
  const instance = anInstance({ now: () => noon })
  const database = databaseBeside(instance)
  let approvals = 0
  const mark = (conditions: Partial<SuspicionConditions>) =>
    instance.suspects.mark({ ...everywhere, ...conditions }, (approvals += 1))
  return { ...instance, database, mark, record: recording(database, instance) }
}

/** The numbers of the sums, and the same counted from the rows. */
function sums(database: Database) {
  const rows = (query: string) => database.all(sql.raw(query))
  const marked = 'statements s JOIN suspect_statements m ON m.statement_id = s.id'
  return {
    kept: {
      all: rows('SELECT member_state, suspect FROM tallies WHERE suspect <> 0 ORDER BY 1'),
      day: rows('SELECT day, member_state, suspect FROM daily_tallies WHERE suspect <> 0 ORDER BY 1, 2'),
      batch: rows(
        'SELECT batch, member_state, language, suspect FROM batch_tallies WHERE suspect <> 0 ORDER BY 1, 2, 3',
      ),
    },
    counted: {
      all: rows(`SELECT member_state, count(*) AS suspect FROM ${marked} GROUP BY 1 ORDER BY 1`),
      day: rows(
        `SELECT signed_on AS day, member_state, count(*) AS suspect FROM ${marked} GROUP BY 1, 2 ORDER BY 1, 2`,
      ),
      batch: rows(
        `SELECT coalesce(batch, 0) AS batch, member_state, language, count(*) AS suspect FROM ${marked} GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
      ),
    },
  }
}

describe('whatever is set apart and lifted, in whatever order', () => {
  const some = <Code extends string>(codes: readonly Code[]) => fc.subarray([...codes])
  const hours = ['2026-11-21T23', '2026-11-22T00', '2026-11-22T01']
  const conditions = fc.record({
    fromHour: fc.constantFrom(null, ...hours),
    toHour: fc.constantFrom(null, ...hours),
    lanes: some(lanes),
    memberStates: some(['EE', 'DE', 'MT'] as const),
    languages: some(['en', 'et']),
  })
  const step = fc.oneof(fc.record({ mark: conditions }), fc.record({ lift: fc.nat(6) }))

  type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

  test('sums agree with a recount after each step, and all is as before once everything is lifted', async () => {
    const desk = aDesk()
    for (const hour of hours)
      for (const lane of lanes)
        for (const [memberState, language] of [
          ['EE', 'et'],
          ['EE', 'en'],
          ['DE', 'en'],
        ] as const)
          await desk.record({ hour, lane, memberState, language }, 2)
    // Those of before there were batches.
    asBeforeBatches(desk.database, 'plain')
    const before = desk.tallies()
    const take = (one: Step): void => {
      if ('lift' in one) desk.suspects.lift(desk.suspects.suspicions().toReversed()[one.lift]?.id ?? 0)
      else if (!Object.values(one.mark).every((part) => part === null || part.length === 0)) {
        const expected = desk.suspects.preview(one.mark).reduce((sum, { matching }) => sum + matching, 0)
        expect(desk.mark(one.mark)?.count ?? 0).toBe(expected)
      }
    }
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
        for (const one of steps) {
          take(one)
          const { kept, counted } = sums(desk.database)
          expect(kept).toEqual(counted)
        }
        for (const { id } of desk.suspects.suspicions()) desk.suspects.lift(id)
        expect(desk.tallies()).toEqual(before)
        expect(sums(desk.database).kept).toEqual({ all: [], day: [], batch: [] })
      }),
      { numRuns: 60 },
    )
  }, 120_000)
})

describe('of two suspicions that overlap', () => {
  test('a statement stays with the first, and is free once that is lifted', async () => {
    const desk = aDesk()
    await desk.record({ lane: 'one-network' }, 5)
    await desk.record({ lane: 'usual' }, 3)
    expect(desk.mark({ lanes: ['one-network'] })?.count).toBe(5)
    expect(desk.mark({ memberStates: ['EE'] })?.count).toBe(3)
    expect(desk.tallies()).toEqual([{ memberState: 'EE', counted: 0, repeated: 0 }])
    expect(desk.suspects.lift(1)?.count).toBe(5)
    expect(desk.tallies()).toEqual([{ memberState: 'EE', counted: 5, repeated: 0 }])
    expect(desk.suspects.lift(1), 'once').toBeNull()
  })

  test('the second finds nothing where the first took all, and leaves no trace', async () => {
    const desk = aDesk()
    await desk.record({}, 4)
    expect(desk.mark({ memberStates: ['EE'] })?.count).toBe(4)
    expect(desk.mark({ memberStates: ['EE'] })).toBeNull()
    expect(desk.suspects.suspicions()).toMatchObject([{ counted: 4, held: 4, liftedAt: null }])
  })
})

test('statements of before there were batches match no hour and no lane', async () => {
  const desk = aDesk()
  await desk.record({ memberState: 'DE' }, 3)
  asBeforeBatches(desk.database, 'usual')
  expect(desk.suspects.preview({ ...everywhere, lanes: ['usual'] })).toEqual([])
  expect(desk.mark({ lanes: ['usual'] })).toBeNull()
  expect(desk.mark({ fromHour: '2026-11-22T00' })).toBeNull()
  expect(desk.suspects.preview({ ...everywhere, memberStates: ['DE'] })).toEqual([
    { memberState: 'DE', matching: 3, counted: 3 },
  ])
  expect(desk.mark({ memberStates: ['DE'] })?.count).toBe(3)
})

describe('two organisers', () => {
  test('set a flood apart and let it count again; the diary has both names and counts, and no other word', async () => {
    const desk = aDesk()
    await desk.record({ lane: 'one-network', memberState: 'DE' }, 7)
    await desk.record({ lane: 'usual', memberState: 'DE' }, 2)
    const conditions = certain(readConditions({ ...everywhere, lanes: ['one-network', 'made up'] }))
    const asked = certain(
      requestApproval(
        desk.organising,
        desk.approvals,
        { kind: 'mark-suspect', subject: subjectOfConditions(conditions), isFresh: true },
        person(1),
      ),
    )
    expect(desk.tallies()[0]?.counted, 'asking changes nothing').toBe(9)
    const confirm = (id: number, by: number) =>
      approve(desk.organising, desk.approvals, desk.carrying, { id, isFresh: true }, person(by))
    expect(await confirm(asked.id, 1)).toEqual({ ok: false, problem: 'own-request' })
    expect(desk.tallies()[0]?.counted).toBe(9)
    certain(await confirm(asked.id, 2))
    expect(desk.tallies()[0]?.counted).toBe(2)
    expect(desk.auditTrail(1)).toMatchObject([
      { event: 'suspicion-marked', organiserId: 1, subjectId: 2, count: 7, memberState: null, sha256: null },
    ])
    const [suspicion] = desk.suspects.suspicions()
    expect(suspicion).toMatchObject({
      approvalId: asked.id,
      counted: 7,
      held: 7,
      conditions: { lanes: ['one-network'] },
    })

    const lifting = certain(
      requestApproval(
        desk.organising,
        desk.approvals,
        { kind: 'lift-suspicion', subject: { suspicion: suspicion!.id }, isFresh: true },
        person(2),
      ),
    )
    certain(await confirm(lifting.id, 1))
    expect(desk.tallies()[0]?.counted).toBe(9)
    expect(desk.auditTrail(1)).toMatchObject([{ event: 'suspicion-lifted', organiserId: 2, subjectId: 1, count: 7 }])
  })

  test('are told where nothing matches any more', async () => {
    const desk = aDesk()
    const subject = subjectOfConditions({ ...everywhere, memberStates: ['MT'] })
    const request = { kind: 'mark-suspect', subject, isFresh: true } as const
    const { id } = certain(requestApproval(desk.organising, desk.approvals, request, person(1)))
    expect(await approve(desk.organising, desk.approvals, desk.carrying, { id, isFresh: true }, person(2))).toEqual({
      ok: false,
      problem: { failed: 'nothing-matches' },
    })
    expect(desk.suspects.suspicions()).toEqual([])
  })
})

describe('conditions', () => {
  test.each([
    ['no-condition', {}],
    ['no-condition', { lanes: ['by boat'] }],
    ['no-such-hour', { fromHour: '2026-11-22' }],
    ['no-such-hour', { toHour: '2026-13-22T10' }],
    ['no-such-hour', { fromHour: "2026-11-22T10' OR 1" }],
    ['ends-before-start', { fromHour: '2026-11-22T10', toHour: '2026-11-22T09' }],
  ])('are refused: %s', (problem, typed) => {
    expect(readConditions({ ...everywhere, ...typed })).toEqual({ ok: false, problem })
  })

  test('have one spelling, in whatever order they were ticked', () => {
    const typed = { ...everywhere, memberStates: ['SE', 'BE', 'XX'], languages: ['sv', 'bg', 'sv'] }
    expect(certain(readConditions(typed))).toMatchObject({ memberStates: ['BE', 'SE'], languages: ['bg', 'sv'] })
  })
})
