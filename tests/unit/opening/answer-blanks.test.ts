import { describe, expect, it } from 'vitest'
import { receiptBlank, resultBlank } from '#lib/opening/answer-blanks'
import type { Manifest } from '#lib/opening/manifest'
import { readReceipt } from '#lib/returning/read-receipt'
import { readResult } from '#lib/returning/read-result'
import type { ReturnedBatch } from '#lib/returning/returned'

const digest = 'a'.repeat(64)

/** What of a manifest the blanks repeat. */
const manifestOf = (statements: Manifest['statements']): Manifest =>
  ({ initiative: 'ECI(2026)000001', memberState: 'EE', statements, batch: 1, count: 5, recipient: null }) as Manifest

const batchOf = (statements: Manifest['statements']): ReturnedBatch => ({
  ...{ initiative: 'ECI(2026)000001', memberState: 'EE', batch: 1, statements, count: 5 },
  ...{ manifestSha256: digest, identifiers: null, today: '2027-06-01' },
})

const filledIn = (blank: string, values: object): Uint8Array =>
  new TextEncoder().encode(JSON.stringify({ ...(JSON.parse(blank) as object), ...values }))

describe.each(['counted', 'suspect'] as const)('the blanks of a batch of statements that are %s', (kind) => {
  const other = kind === 'counted' ? 'suspect' : 'counted'

  it('is a receipt of it, once filled in, and of no other kind with its number', () => {
    const filled = filledIn(receiptBlank(manifestOf(kind), digest), { receivedOn: '2027-05-20', authority: 'Amt' })
    expect(readReceipt(filled, batchOf(kind))).toMatchObject({ ok: true, value: { count: 5, authority: 'Amt' } })
    expect(readReceipt(filled, batchOf(other))).toMatchObject({ ok: false, problem: [{ code: 'other-kind' }] })
  })

  it('is a result of it, once filled in, and of no other kind with its number', () => {
    const found = { valid: 4, invalid: [{ reason: 'under-age', count: 1 }], authority: 'Amt', issuedOn: '2027-05-20' }
    const filled = filledIn(resultBlank(manifestOf(kind), digest), found)
    expect(readResult(filled, batchOf(kind))).toMatchObject({ ok: true, value: { valid: 4 } })
    expect(readResult(filled, batchOf(other))).toMatchObject({ ok: false, problem: [{ code: 'other-kind' }] })
  })
})
