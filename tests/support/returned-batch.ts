import type { ReturnedBatch } from '#lib/returning/returned'

export const identifierOf = (number: number): string =>
  `2b1f3a50-7c4e-8d19-a6b2-${number.toString(16).padStart(12, '0')}`

/** Estonia's first batch, of five statements, as its authority would know it. */
export const aReturnedBatch = (changes: Partial<ReturnedBatch> = {}): ReturnedBatch => ({
  initiative: 'ECI(2026)000001',
  memberState: 'EE',
  batch: 1,
  statements: 'counted',
  count: 5,
  manifestSha256: null,
  identifiers: new Set([1, 2, 3, 4, 5].map(identifierOf)),
  today: '2027-06-01',
  ...changes,
})

const about = { initiative: 'ECI(2026)000001', memberState: 'EE', batch: 1, authority: 'Rahvastikuregister' }

/** A receipt or result as the authority of `aReturnedBatch` writes it. */
export const aReceipt = (changes: object = {}): Uint8Array =>
  bytesOf({ format: 'colligo-receipt/1', ...about, receivedOn: '2027-03-02', count: 5, ...changes })

export const aResult = (changes: object = {}): Uint8Array =>
  bytesOf({
    format: 'colligo-result/1',
    ...about,
    received: 5,
    valid: 3,
    invalid: [
      { reason: 'not-found', count: 1 },
      { reason: 'under-age', count: 1 },
    ],
    issuedOn: '2027-05-20',
    ...changes,
  })

const bytesOf = (value: object): Uint8Array => new TextEncoder().encode(JSON.stringify(value))
