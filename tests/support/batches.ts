import { createHash } from 'node:crypto'
import type { Database } from '#db/connection'
import { installKey, markRehearsed, startSealing } from '#db/sealing-keys'
import type { MemberState } from '#lib/domain/member-states'
import { founderRoles } from '#lib/domain/role'
import { exportLines } from '#lib/exporting/export-lines'
import type { Instance } from '#lib/instance/instance'
import { approve, requestApproval, type ApprovalKind, type ApprovalSubject } from '#lib/organising/approvals'
import type { Batch } from '#lib/organising/batches'
import { importInitiative } from '#lib/organising/collection-switch'
import { noteReceipt } from '#lib/organising/returns'
import type { OrganiserAccount } from '#lib/organising/organising'
import { certain } from './certain.ts'
import { anInstance, initiativeOfToday } from './collection.ts'
import { databaseBeside, recording } from './recorded.ts'

const [asking, agreeing] = [1, 2].map((id): OrganiserAccount => ({
  id,
  email: '',
  name: '',
  passwordHash: null,
  roles: founderRoles,
})) as [OrganiserAccount, OrganiserAccount]

/** A collection that counts, with what a test of batches does to it. */
export interface BatchCollection extends Instance {
  readonly folder: string
  readonly database: Database
  readonly record: ReturnType<typeof recording>
  /** One asks, another agrees. */
  readonly agreedOn: (kind: ApprovalKind, subject: ApprovalSubject) => ReturnType<typeof approve>
  /** Has a batch of a Member State made, and gives it. */
  readonly batchOf: (memberState: MemberState, which?: 'counted' | 'suspect') => Promise<Batch>
  /** The file of a batch, as it is downloaded. */
  readonly fileOf: (id: number) => string
}

/** The thumbprint of the key that is in use. */
const keyId = 'k'.repeat(43)

export function aBatchCollection(
  options: { readonly isLive?: boolean; readonly now?: () => Date } = {},
): BatchCollection {
  const instance = anInstance(options.now === undefined ? {} : { now: options.now })
  const { organising, approvals, carrying, handingOver, exporting } = instance
  certain(importInitiative(organising, instance.collectionSwitch, initiativeOfToday()))
  const database = databaseBeside(instance)
  // Nothing in these tests is opened: any key will do.
  installKey(database, { id: keyId, x: 'x'.repeat(43) }, new Date())
  markRehearsed(database, keyId, new Date())
  startSealing(database, keyId, new Date())
  if (options.isLive !== false) instance.collectionSwitch.goLive()
  const agreedOn: BatchCollection['agreedOn'] = (kind, subject) => {
    const { id } = certain(requestApproval(organising, approvals, { kind, subject, isFresh: true }, asking))
    return approve(organising, approvals, carrying, { id, isFresh: true }, agreeing)
  }
  return {
    ...instance,
    database,
    record: recording(database, instance),
    agreedOn,
    batchOf: async (memberState, which = 'counted') => {
      certain(
        await agreedOn(
          'export',
          which === 'suspect' ? { memberStates: [memberState], which } : { memberStates: [memberState] },
        ),
      )
      return handingOver
        .batches()
        .filter((batch) => batch.memberState === memberState && batch.which === which)
        .at(-1)!
    },
    fileOf: (id) =>
      [
        ...exportLines(exporting.frozen(id)!, ({ sha256 }) => {
          handingOver.keepDigest(id, sha256)
        }),
      ].join(''),
  }
}

export const sha256Of = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex')

/** The statements of an export file, without header and trailer. */
export const sealedIn = (file: string): readonly string[] => file.trimEnd().split('\n').slice(1, -1)

export const today = new Date().toISOString().slice(0, 10)

/** A receipt of Estonia's first batch, as its authority writes it. */
export const receiptOf = ({ collection }: BatchCollection, count: number, changes: object = {}): Uint8Array =>
  new TextEncoder().encode(
    JSON.stringify({
      format: 'colligo-receipt/1',
      initiative: collection().initiative?.registrationNumber,
      memberState: 'EE',
      batch: 1,
      receivedOn: today,
      count,
      authority: 'Rahvastikuregister',
      ...changes,
    }),
  )

/** Has the authority confirm a batch. */
export const received = (collection: BatchCollection, id: number, count: number): void => {
  certain(noteReceipt(collection.organising, collection.handingOver, { id, bytes: receiptOf(collection, count) }, 1))
}
