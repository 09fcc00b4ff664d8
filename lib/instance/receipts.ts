import { createSecretKey } from 'node:crypto'
import { z } from 'zod'
import type { Receipt } from '#lib/collecting/sign-statement'
import type { Secrets } from '#lib/config/secrets'
import { lock, unlock } from '#lib/crypto/secret-box'
import { derivedKey } from '#lib/crypto/tokens'
import { isDay } from '#lib/domain/day'

/** Minutes for which the address of a receipt shows it: long enough to print, short for whoever finds the address. */
const minutes = 15

/**
 * Carries a receipt from the form to its page in the address: locked, so that no log or history holds the statement's
 * identifier, and of one length for first and repeated signatures.
 */
export interface Receipts {
  readonly wrap: (receipt: Receipt) => string
  /** @returns `null` where the text is no receipt of ours, or one whose time is over. */
  readonly unwrap: (text: string) => Receipt | null
}

const mostKnown = 500

const shape = z.object({ identifier: z.uuid(), signedOn: z.string().refine(isDay), until: z.number() })

export function receiptsWith(secrets: Secrets, now: () => Date): Receipts {
  const key = createSecretKey(derivedKey(secrets.server, 'colligo receipt'))
  /** What was unlocked lately: a receipt's page, its PDF and a second look come within a minute. */
  const known = new Map<string, { readonly receipt: Receipt; readonly until: number }>()
  return {
    wrap: ({ identifier, signedOn }) =>
      lock(
        key,
        'receipt',
        JSON.stringify({ identifier, signedOn, until: now().getTime() + minutes * 60_000 }),
      ).toString('base64url'),
    unwrap: (text) => {
      const lately = known.get(text)
      if (lately !== undefined) return lately.until > now().getTime() ? lately.receipt : null
      if (text.length > 400) return null
      const opened = unlock(key, 'receipt', Buffer.from(text, 'base64url'))
      if (opened === null) return null
      const { until, ...receipt } = shape.parse(JSON.parse(opened.toString()))
      if (known.size >= mostKnown) known.clear()
      known.set(text, { receipt, until })
      return until > now().getTime() ? receipt : null
    },
  }
}
