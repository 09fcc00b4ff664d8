import { describe, expect, test } from 'vitest'
import { statements } from '#db/schema'
import { withdrawStatement } from '#lib/collecting/withdraw-statement'
import { founderRoles } from '#lib/domain/role'
import { handedOverDays } from '#lib/organising/batches'
import { askForRemoval, removeAgreed } from '#lib/organising/removals'
import { aBatchCollection, received, today, type BatchCollection } from '#tests/support/batches'
import { certain } from '#tests/support/certain'
import { countedIn } from '#tests/support/collection'

const identifiersOf = ({ database }: BatchCollection): readonly string[] =>
  database
    .select({ identifier: statements.identifier })
    .from(statements)
    .orderBy(statements.id)
    .all()
    .map(({ identifier }) => identifier)

describe('Mari takes back a statement that is in a batch', () => {
  const wish = (code: string) => ({ code, isWished: true })

  test('and is answered as everybody is; it stays until the batch is dissolved, and then goes at once', async () => {
    const collection = aBatchCollection()
    const { record, batchOf, fileOf, withdrawing, handingOver, agreedOn, auditTrail } = collection
    await record({ memberState: 'EE' }, 3)
    const { id } = await batchOf('EE')
    const file = fileOf(id)
    const [, mari = ''] = identifiersOf(collection)
    for (const code of [mari, mari]) {
      expect(await withdrawStatement(withdrawing, wish(code))).toEqual({ ok: true, value: undefined })
    }
    expect(auditTrail(2).map(({ event }) => event)).toEqual(['withdrawal-wished', 'batch-frozen'])
    expect(fileOf(id)).toBe(file)
    expect(countedIn(collection, 'EE')).toBe(3)
    expect(handingOver.wished(id)).toEqual([mari])
    expect(handingOver.changed()).toEqual([{ batchId: id, wished: 1, otherKind: 0 }])

    certain(await agreedOn('dissolve-batch', { batch: id, memberState: 'EE', reason: 'taken-back' }))
    expect(countedIn(collection, 'EE')).toBe(2)
    expect(identifiersOf(collection)).not.toContain(mari)
    expect(await batchOf('EE')).toMatchObject({ number: 2, count: 2 })
    expect(handingOver.changed()).toEqual([])
  })

  test('which the authority has confirmed: it stays, and organisers have its identifier for their letter', async () => {
    const collection = aBatchCollection()
    const { record, batchOf, withdrawing, handingOver } = collection
    await record({ memberState: 'EE' }, 3)
    const { id } = await batchOf('EE')
    received(collection, id, 3)
    const [mari = ''] = identifiersOf(collection)
    expect(await withdrawStatement(withdrawing, wish(mari))).toEqual({ ok: true, value: undefined })
    expect(handingOver.wished(id)).toEqual([mari])
    expect(identifiersOf(collection)).toContain(mari)
    expect(handedOverDays(handingOver.batches())).toEqual([{ memberState: 'EE', on: today }])
  })

  test('nor can two organisers remove it, who are told what to do', async () => {
    const collection = aBatchCollection()
    const { record, batchOf, organising, approvals, removing } = collection
    const ines = { id: 1, email: '', name: '', passwordHash: null, roles: founderRoles }
    await record({ memberState: 'EE' }, 3)
    const [code = ''] = identifiersOf(collection)
    const ask = () => askForRemoval(organising, approvals, removing, { code, reason: 'court', isFresh: true }, ines)
    const early = certain(ask())
    const { id } = await batchOf('EE')
    expect(ask()).toEqual({ ok: false, problem: 'in-batch' })
    expect(removeAgreed(organising, removing, { ...early, decidedBy: 2 })).toMatchObject({
      problem: 'no-such-statement',
    })
    received(collection, id, 3)
    expect(ask()).toEqual({ ok: false, problem: 'handed-over' })
    expect(countedIn(collection, 'EE')).toBe(3)
  })
})
