import { createHash } from 'node:crypto'
import type { Database } from '#db/connection'
import {
  addRecipient,
  confirmedRecipients,
  confirmRecipient,
  recipientById,
  recipientsInForce,
  withdrawRecipient,
  type RecipientRow,
} from '#db/recipients'
import type { Recipient } from '#lib/domain/recipient'
import { recipientFor, type KeptRecipient, type RecipientKeeping } from '#lib/organising/recipients'

export interface RecipientsSide {
  readonly recipients: RecipientKeeping
  /** To whom new batches of a Member State are addressed; `null` where nobody is on file, or the key has ended. */
  readonly recipientFor: (memberState: string) => Recipient | null
}

/** Joins the care of authorities' keys to the database and the clock. */
export function recipientsWith({
  database,
  now,
}: {
  readonly database: Database
  readonly now: () => Date
}): RecipientsSide {
  const recipients: RecipientKeeping = {
    recipient: (id) => {
      const row = recipientById(database, id)
      return row === null ? null : recipientFrom(row)
    },
    inForce: (use = 'packages') => recipientsInForce(database, use).map(recipientFrom),
    history: (memberState) => confirmedRecipients(database, memberState).map(recipientFrom),
    // Fetched when the first key is read: no other process of a collection needs libraries of this size.
    readKey: async (text, at) => (await import('#lib/envelopes/read-recipient-key')).readRecipientKey(text, at),
    digest: (key) => createHash('sha256').update(key).digest('hex'),
    inOne: (change) => database.transaction(change, { behavior: 'immediate' }),
    add: ({ asked, validFrom, validUntil, ...recipient }) =>
      addRecipient(database, {
        ...recipient,
        validFrom: validFrom?.toISOString() ?? null,
        validUntil: validUntil?.toISOString() ?? null,
        askedBy: asked.by,
        askedAt: asked.at.toISOString(),
        askedHeard: asked.heard,
      }),
    confirm: (id, confirmed) => confirmRecipient(database, id, confirmed),
    withdraw: (id, withdrawn) => withdrawRecipient(database, id, withdrawn),
  }
  return { recipients, recipientFor: (memberState) => recipientFor(recipients, memberState, now()) }
}

const recipientFrom = (row: RecipientRow): KeptRecipient => ({
  id: row.id,
  memberState: row.memberState,
  authority: row.authority,
  address: row.address,
  language: row.language,
  envelope: row.envelope,
  key: row.key,
  fingerprint: row.fingerprint,
  holder: row.holder,
  strength: row.strength,
  validFrom: row.validFrom === null ? null : new Date(row.validFrom),
  validUntil: row.validUntil === null ? null : new Date(row.validUntil),
  asked: { by: row.askedBy, at: new Date(row.askedAt), heard: row.askedHeard },
  confirmed: confirmedIn(row),
  withdrawn:
    row.withdrawnBy === null || row.withdrawnAt === null
      ? null
      : { by: row.withdrawnBy, at: new Date(row.withdrawnAt) },
})

function confirmedIn({ confirmedBy, confirmedAt, confirmedHeard }: RecipientRow): KeptRecipient['confirmed'] {
  if (confirmedBy === null || confirmedAt === null || confirmedHeard === null) return null
  return { by: confirmedBy, at: new Date(confirmedAt), heard: confirmedHeard }
}
