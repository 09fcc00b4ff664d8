import { randomBytes, randomUUID } from 'node:crypto'
import type { Receipt } from '#lib/collecting/sign-statement'
import { commitmentOf } from '#lib/proofs/commitment'

/** A receipt as signing gives one, of no statement. */
export function aReceipt(changes: Partial<Pick<Receipt, 'identifier' | 'signedOn'>> = {}): Receipt {
  const [blind, digest] = [randomBytes(32), randomBytes(32)]
  const commitment = Buffer.from(commitmentOf(blind, digest)).toString('hex')
  return {
    ...{ identifier: randomUUID(), signedOn: '2026-11-22', commitment },
    ...{ blind: blind.toString('hex'), digest: digest.toString('hex'), ...changes },
  }
}
