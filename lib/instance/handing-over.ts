import { createHash } from 'node:crypto'
import type { Database } from '#db/connection'
import { readDestruction } from '#db/destructions'
import {
  batchById,
  batchedSealed,
  changedSince,
  dissolveBatch,
  freezeBatch,
  identifiersOf,
  keepDigest,
  readBatches,
  readUnbatched,
  wishedIn,
  type BatchRow,
  type BatchWish,
} from '#db/export-batches'
import {
  certificateBytes,
  keepBatchResult,
  keepCertificate,
  keepHandOver,
  keepManifest,
  keepReceipt,
  readBatchResults,
  readCertificates,
  removeCertificate,
} from '#db/handing-over'
import { keyIdsOf } from '#db/statement-keys'
import { sealedStatements } from '#db/statements'
import type { Collection } from '#lib/collecting/collection'
import { brusselsDayOf } from '#lib/domain/day'
import type { Initiative } from '#lib/domain/initiative'
import { isMemberState } from '#lib/domain/member-states'
import type { ExportHeader } from '#lib/exporting/export-format'
import { headerOf } from '#lib/exporting/export-header'
import { defaultRulePack } from '#lib/rules/rule-packs'
import type { Exporting } from '#lib/exporting/export-lines'
import { isDissolveReason, type Batch, type BatchOutcome, type HandingOver } from '#lib/organising/batches'
import type { CertificateKeeping } from '#lib/organising/validity-certificates'
import { isInvalidReason } from '#lib/returning/returned'
import { authorityThatOpens, type IntakeKeeping } from '#lib/organising/intake'
import type { RecipientsSide } from './recipients.ts'

export interface HandingOverSide {
  readonly exporting: Exporting
  readonly handingOver: HandingOver
  readonly certificateKeeping: CertificateKeeping
}

interface Surroundings {
  readonly database: Database
  readonly now: () => Date
  readonly collection: () => Collection
}

/** Joins handing over to the database: batches, what is noted of them, and what authorities send back. */
export function handingOverWith(
  surroundings: Surroundings & RecipientsSide & { readonly intake: IntakeKeeping },
): HandingOverSide {
  const { database, now, collection } = surroundings
  const exporting = exportingWith(database, collection)
  const { initiative } = exporting
  return {
    exporting,
    certificateKeeping: certificatesWith(surroundings),
    handingOver: {
      today: () => brusselsDayOf(now()),
      registrationNumber: () => initiative()?.registrationNumber ?? null,
      digest,
      ...readingBatches(database),
      freeze: (memberState, which, approvalId) => {
        const known = initiative()
        if (known === null) return null
        const at = now()
        const about = { memberState, statements: which, exportedAt: at.toISOString() }
        const more = { ...openedBy(surroundings, memberState), ...asCollected(collection()) }
        const headerFor: BatchWish['headerOf'] = (number, stretch) => {
          const keys = keyIdsOf(database, memberState, stretch)
          return JSON.stringify(headerOf(known, { ...about, keys, batch: { number }, ...more }))
        }
        return batchFrom(freezeBatch(database, { memberState, kind: which, approvalId, at, headerOf: headerFor }))
      },
      dissolve: (id, reason) => {
        const record = { event: 'statement-withdrawn', organiserId: null } as const
        const at = now()
        return dissolveBatch(database, id, {
          reason,
          at,
          removal: { reason: 'withdrawn', removedOn: brusselsDayOf(at), at, record },
        })
      },
      ...keepingOf(database, now),
    },
  }
}

/** Who opens a batch: the organisers, who make a package for the recipient, or the authority itself. */
function openedBy(
  { recipientFor, ...parts }: RecipientsSide & { readonly intake: IntakeKeeping },
  memberState: string,
): Pick<ExportHeader, 'recipient' | 'sealedTo'> {
  const authority = authorityThatOpens(parts, memberState)
  return authority === null ? { recipient: recipientFor(memberState) } : { recipient: null, sealedTo: authority }
}

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const certificatesWith = ({ database, now, collection }: Surroundings): CertificateKeeping => ({
  today: () => brusselsDayOf(now()),
  isLive: () => collection().isLive,
  digest,
  certificates: () =>
    readCertificates(database).flatMap(({ memberState, ...row }) =>
      isMemberState(memberState) ? [{ memberState, ...row }] : [],
    ),
  file: (memberState) => certificateBytes(database, memberState),
  keep: ({ file, ...row }) => {
    keepCertificate(database, { ...row, bytes: file, uploadedAt: now().toISOString() })
  },
  remove: (memberState) => removeCertificate(database, memberState),
})

function exportingWith(database: Database, collection: () => Collection): Exporting {
  // What was destroyed is handed over no more, not even what a destruction that was cut short has left.
  const initiative = (): Initiative | null => (readDestruction(database) === null ? collection().initiative : null)
  return {
    initiative,
    sealedFor: (memberState, which) => sealedStatements(database, memberState, which),
    frozen: (id) => {
      const row = initiative() === null ? null : batchById(database, id)
      if (row?.header == null || row.dissolvedAt !== null) return null
      return { header: row.header, sealed: () => batchedSealed(database, row), sha256: row.sha256 }
    },
  }
}

const readingBatches = (
  database: Database,
): Pick<HandingOver, 'batches' | 'batch' | 'unbatched' | 'changed' | 'wished' | 'identifiers' | 'outcomes'> => ({
  batches: () => readBatches(database).flatMap((row) => batchFrom(row) ?? []),
  batch: (id) => batchFrom(batchById(database, id)),
  unbatched: () => readUnbatched(database),
  changed: () => changedSince(database),
  wished: (id) => wishedIn(database, id),
  identifiers: (id) => identifiersOf(database, id),
  outcomes: () =>
    readBatchResults(database).map(({ reasons, ...row }): BatchOutcome => ({
      ...row,
      invalid: reasons.flatMap(({ reason, count }) => (isInvalidReason(reason) ? [{ reason, count }] : [])),
    })),
})

const keepingOf = (
  database: Database,
  now: () => Date,
): Pick<HandingOver, 'keepHandOver' | 'keepManifest' | 'keepReceipt' | 'keepResult' | 'keepDigest'> => ({
  keepHandOver: (id, on, how) => keepHandOver(database, id, on, how),
  keepManifest: (id, sha256) => keepManifest(database, id, sha256),
  keepReceipt: (id, { on, by, manifestSha256 }) =>
    keepReceipt(database, id, { receivedOn: on, receivedBy: by, manifestSha256 }),
  keepResult: (batchId, way, { valid, invalid, authority, issuedOn, sampleSize }) =>
    keepBatchResult(database, {
      ...{ batchId, valid, way, authority, issuedOn, sampleSize },
      reasons: invalid,
      notedAt: now().toISOString(),
    }),
  keepDigest: (id, sha256) => {
    keepDigest(database, id, sha256)
  },
})

/** A Member State or reason that a later version wrote, and this one does not know, has no batch here. */
function batchFrom(row: BatchRow | null): Batch | null {
  if (row === null || !isMemberState(row.memberState)) return null
  const { id, memberState, kind, number, approvalId, count, sha256, manifestSha256 } = row
  const { handedOverOn, handedOverHow, receivedOn, receivedBy, dissolvedAt, dissolvedReason } = row
  return {
    ...{ id, memberState, which: kind, number, approvalId, count, sha256, manifestSha256 },
    frozenAt: new Date(row.frozenAt),
    handedOver: handedOverOn === null ? null : { on: handedOverOn, how: handedOverHow ?? '' },
    received: receivedOn === null ? null : { on: receivedOn, by: receivedBy ?? '' },
    dissolved:
      dissolvedAt === null
        ? null
        : { at: new Date(dissolvedAt), reason: isDissolveReason(dissolvedReason) ? dissolvedReason : 'other' },
  }
}

/** Whether statements count, and their law where the day of registration does not tell it. */
function asCollected({ pack, initiative, isLive }: Collection): Pick<ExportHeader, 'isPractice' | 'rulePack'> {
  const isTold = initiative === null || pack.id === defaultRulePack(initiative.registeredOn)
  return { isPractice: !isLive, ...(isTold ? {} : { rulePack: pack.id }) }
}
