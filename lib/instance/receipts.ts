import { createSecretKey } from 'node:crypto'
import { z } from 'zod'
import type { Receipt } from '#lib/collecting/sign-statement'
import type { Secrets } from '#lib/config/secrets'
import { lock, unlock } from '#lib/crypto/secret-box'
import { derivedKey } from '#lib/crypto/tokens'
import { isDay } from '#lib/domain/day'
import { commitmentOf } from '#lib/proofs/commitment'

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

/** 32 bytes, base64url: shorter than in hex. */
const bytes = z.string().length(43)
const shape = z.object({
  ...{ identifier: z.uuid(), signedOn: z.string().refine(isDay), until: z.number() },
  ...{ blind: bytes, digest: bytes },
})

export function receiptsWith(secrets: Secrets, now: () => Date): Receipts {
  const key = createSecretKey(derivedKey(secrets.server, 'colligo receipt'))
  /** What was unlocked lately: a receipt's page, its PDF and a second look come within a minute. */
  const known = new Map<string, { readonly receipt: Receipt; readonly until: number }>()
  return {
    wrap: ({ identifier, signedOn, blind, digest }) => {
      const [short, shortDigest] = [blind, digest].map((hex) => Buffer.from(hex, 'hex').toString('base64url'))
      const until = now().getTime() + minutes * 60_000
      const text = JSON.stringify({ identifier, signedOn, blind: short, digest: shortDigest, until })
      return lock(key, 'receipt', text).toString('base64url')
    },
    unwrap: (text) => {
      const lately = known.get(text)
      if (lately !== undefined) return lately.until > now().getTime() ? lately.receipt : null
      if (text.length > 500) return null
      const opened = unlock(key, 'receipt', Buffer.from(text, 'base64url'))
      if (opened === null) return null
      // One of an earlier version of this server is over as well: it was shown for a quarter of an hour at most.
      const read = shape.safeParse(JSON.parse(opened.toString()))
      if (!read.success) return null
      const { until, ...wrapped } = read.data
      const receipt = withCommitment(wrapped)
      if (known.size >= mostKnown) known.clear()
      known.set(text, { receipt, until })
      return until > now().getTime() ? receipt : null
    },
  }
}

function withCommitment({ blind, digest, ...rest }: Omit<z.infer<typeof shape>, 'until'>): Receipt {
  const parts = [Buffer.from(blind, 'base64url'), Buffer.from(digest, 'base64url')] as const
  const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
  return { ...rest, blind: hex(parts[0]), digest: hex(parts[1]), commitment: hex(commitmentOf(...parts)) }
}
