import { expect, it, describe } from 'vitest'
import { readReceipt } from '#lib/returning/read-receipt'
import { readResult } from '#lib/returning/read-result'
import { readTyped, type TypedNumbers } from '#lib/returning/read-typed'
import { aReceipt, aResult, aReturnedBatch, identifierOf } from '#tests/support/returned-batch'

const batch = aReturnedBatch()
const hash = 'ab'.repeat(32)

describe('a receipt', () => {
  it('is read', () => {
    expect(readReceipt(aReceipt({ manifestSha256: hash.toUpperCase() }), batch)).toEqual({
      ok: true,
      value: { receivedOn: '2027-03-02', count: 5, authority: 'Rahvastikuregister', manifestSha256: hash },
    })
  })

  it('is read with a byte order mark, a blank hash and names that nobody knows', () => {
    const bytes = Uint8Array.of(0xef, 0xbb, 0xbf, ...aReceipt({ manifestSha256: '', remark: 'Mari' }))
    const read = readReceipt(bytes, batch)
    expect(read).toMatchObject({ ok: true, value: { manifestSha256: null } })
    expect(JSON.stringify(read)).not.toContain('Mari')
  })

  it.each([
    ['another initiative', { initiative: 'ECI(2026)000002' }, [{ code: 'other-initiative' }]],
    ['another Member State', { memberState: 'LV' }, [{ code: 'other-member-state' }]],
    ['another batch', { batch: 2 }, [{ code: 'other-batch', expected: 1, found: 2 }]],
    ['those under suspicion', { statements: 'suspect' }, [{ code: 'other-kind' }]],
    ['another count', { count: 4 }, [{ code: 'count-differs', expected: 5, found: 4 }]],
    ['a day to come', { receivedOn: '2027-06-02' }, [{ code: 'in-future', field: 'receivedOn' }]],
    ['no day', { receivedOn: '2.3.2027' }, [{ code: 'bad-value', field: 'receivedOn' }]],
    [
      'a blank',
      { authority: ' ', count: undefined },
      ['count', 'authority'].map((field) => ({ code: 'missing-value', field })),
    ],
    ['half a hash', { manifestSha256: 'ab' }, [{ code: 'bad-value', field: 'manifestSha256' }]],
    ['a result', { format: 'colligo-result/1' }, [{ code: 'result-for-receipt' }]],
    ['something else', { format: 'colligo-receipt/2' }, [{ code: 'other-format' }]],
  ])('of %s is refused', (_, changes, problem) => {
    expect(readReceipt(aReceipt(changes), batch)).toEqual({ ok: false, problem })
  })

  it('of another package is refused where the manifest is known', () => {
    const known = aReturnedBatch({ manifestSha256: hash })
    expect(readReceipt(aReceipt({ manifestSha256: 'cd'.repeat(32) }), known)).toEqual({
      ok: false,
      problem: [{ code: 'other-manifest' }],
    })
    expect(readReceipt(aReceipt({ manifestSha256: hash }), known).ok).toBe(true)
  })

  it.each([
    ['not-json', new TextEncoder().encode('{"format": Mari')],
    ['not-json', new TextEncoder().encode('[]')],
    ['not-text', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)],
  ])('%s', (code, bytes) => {
    expect(readReceipt(bytes, batch)).toEqual({ ok: false, problem: [{ code }] })
  })
})

describe('a result', () => {
  const named = (number: number, reason?: string) => ({
    identifier: identifierOf(number),
    valid: reason === undefined,
    reason,
  })

  it('is read, its reasons in the order of the list', () => {
    expect(readResult(aResult(), batch)).toEqual({
      ok: true,
      value: {
        received: 5,
        valid: 3,
        invalid: [
          { reason: 'under-age', count: 1 },
          { reason: 'not-found', count: 1 },
        ],
        authority: 'Rahvastikuregister',
        issuedOn: '2027-05-20',
        manifestSha256: null,
        sampleSize: null,
        isPerIdentifier: false,
      },
    })
  })

  it.each([
    ['every statement', [named(1), named(2), named(3), named(4, 'not-found'), named(5, 'under-age')], {}],
    ['those alone that are not valid', [named(4, 'not-found'), named(5, 'under-age')], {}],
    ['those of a sample', [named(4, 'repeated'), named(1)], { sampleSize: 2 }],
  ])('may name %s, and keeps no identifier', (_, perIdentifier, more) => {
    const read = readResult(aResult({ perIdentifier, ...more }), batch)
    expect(read).toMatchObject({ ok: true, value: { isPerIdentifier: true } })
    expect(JSON.stringify(read)).not.toContain('2b1f3a50')
  })

  it.each([
    ['numbers that do not add up', { valid: 4 }, { code: 'numbers-do-not-add-up', expected: 5, found: 6 }],
    ['fewer than the batch has', { received: 4, valid: 2 }, { code: 'count-differs', expected: 5, found: 4 }],
    ['a negative number', { valid: -1 }, { code: 'bad-value', field: 'valid' }],
    ['half a statement', { valid: 2.5 }, { code: 'bad-value', field: 'valid' }],
    ['no reasons at all', { invalid: undefined }, { code: 'missing-value', field: 'invalid' }],
    ['a reason of its own', { invalid: [{ reason: 'Mari is dead', count: 2 }] }, { code: 'unknown-reason', line: 1 }],
    [
      'a reason twice',
      { invalid: [1, 1].map((count) => ({ reason: 'other', count })) },
      { code: 'repeated-reason', line: 2 },
    ],
    ['a reason without number', { invalid: [{ reason: 'other' }] }, { code: 'bad-value', field: 'invalid', line: 1 }],
    ['a sample larger than all', { sampleSize: 6 }, { code: 'bad-value', field: 'sampleSize' }],
    ['a receipt', { format: 'colligo-receipt/1' }, { code: 'receipt-for-result' }],
    [
      'somebody twice',
      { perIdentifier: [named(4, 'not-found'), named(4, 'under-age')] },
      { code: 'repeated-identifier', line: 2 },
    ],
    ['somebody else', { perIdentifier: [named(1), named(9)] }, { code: 'unknown-identifier', line: 2 }],
    ['no identifier', { perIdentifier: [{ identifier: 'Mari', valid: true }] }, { code: 'bad-line', line: 1 }],
    ['no list', { perIdentifier: 'Mari' }, { code: 'bad-value', field: 'perIdentifier' }],
    [
      'reasons other than the numbers',
      { perIdentifier: [named(4, 'other'), named(5, 'other')] },
      { code: 'list-differs' },
    ],
    [
      'some that are valid',
      { perIdentifier: [named(1), named(4, 'not-found'), named(5, 'under-age')] },
      { code: 'list-differs' },
    ],
    ['half a sample', { sampleSize: 3, perIdentifier: [named(1)] }, { code: 'list-incomplete', expected: 3, found: 1 }],
  ])('with %s is refused', (_, changes, problem) => {
    expect(readResult(aResult(changes), batch)).toEqual({ ok: false, problem: [problem] })
  })
})

describe('a letter', () => {
  const blank = Object.fromEntries(
    ['under-age', 'not-a-national', 'incomplete', 'unreadable', 'repeated', 'not-found', 'other'].map((name) => [
      name,
      '',
    ]),
  )
  const letter = (changes: object): TypedNumbers =>
    ({ ...blank, valid: '3', authority: 'Rahvastikuregister', issuedOn: '20.5.2027', ...changes }) as TypedNumbers

  it('is typed with reasons', () => {
    expect(readTyped(letter({ 'not-found': '2' }), batch)).toMatchObject({
      ok: true,
      value: { received: 5, valid: 3, invalid: [{ reason: 'not-found', count: 2 }], issuedOn: '2027-05-20' },
    })
  })

  it('is typed without any: all that is not valid is then for other reasons', () => {
    const read = readTyped(letter({ valid: '61 003' }), aReturnedBatch({ count: 64_162 }))
    expect(read).toMatchObject({ ok: true, value: { valid: 61_003, invalid: [{ reason: 'other', count: 3159 }] } })
  })

  it.each([
    [{ valid: '6' }, { code: 'numbers-do-not-add-up', expected: 5, found: 6 }],
    [{ other: '1' }, { code: 'numbers-do-not-add-up', expected: 5, found: 4 }],
    [{ valid: '' }, { code: 'missing-value', field: 'valid' }],
    [{ other: 'two' }, { code: 'bad-value', field: 'other' }],
    [{ issuedOn: '2028-01-01' }, { code: 'in-future', field: 'issuedOn' }],
    [{ issuedOn: 'May' }, { code: 'missing-value', field: 'issuedOn' }],
  ])('%j is refused', (changes, problem) => {
    expect(readTyped(letter(changes), batch)).toEqual({ ok: false, problem: [problem] })
  })
})
