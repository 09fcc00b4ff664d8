import { z } from 'zod'
import { isDay } from '#lib/domain/day'
import { memberStates, type MemberState } from '#lib/domain/member-states'
import type { Recipient, SealedToAuthority } from '#lib/domain/recipient'
import { exportFormat, firstExportFormat, type ExportHeader } from '#lib/exporting/export-format'

/** A header whose Member State is one, whichever version of the format it came in. */
export type VerifiedHeader = Omit<ExportHeader, 'format' | 'memberState' | 'batch'> & {
  readonly format: typeof exportFormat | typeof firstExportFormat
  readonly memberState: MemberState
  /** `null` where there were no batches yet. */
  readonly batch: ExportHeader['batch'] | null
}

const day = z.string().refine(isDay)
const words = z.string().max(20_000)
const address = z.string().max(2000)
const people = z.array(z.string().min(1).max(1000)).max(200)
const line = z.string().regex(/^[^\p{C}\p{Zl}\p{Zp}]{1,1000}$/u)

const common = {
  memberState: z.enum(memberStates),
  // Files of before anything could be set apart do not say: they hold what counts.
  statements: z.enum(['counted', 'suspect']).default('counted'),
  exportedAt: z.iso.datetime(),
  initiative: z.object({
    // What the import takes: national numbers are not the register's.
    registrationNumber: z.string().regex(/^[^\p{C}\p{Zl}\p{Zp}]{1,60}$/u),
    registeredOn: day,
    registerUrl: address,
    opensOn: day,
    closesOn: day,
    title: words.min(1),
    objectives: words,
    annexUrl: address.nullable(),
    websiteUrl: address.nullable(),
    organisers: people,
    contactPersons: people,
  }),
}

const recipient = z.object({
  memberState: z.enum(memberStates),
  authority: line,
  address: words,
  language: z.string().regex(/^[a-z]{2}$/u),
  envelope: z.enum(['cms', 'openpgp', 'age']),
  key: z.string().min(1).max(100_000),
  fingerprint: line,
}) satisfies z.ZodType<Recipient>

const sealedTo = z.object({
  authority: line,
  address: words,
  language: z.string().regex(/^[a-z]{2}$/u),
  key: z.string().min(1).max(1000),
  fingerprint: line,
}) satisfies z.ZodType<SealedToAuthority>

const first = z
  .object({ format: z.literal(firstExportFormat), ...common })
  .transform((header) => ({ ...header, batch: null, keys: [], recipient: null, isPractice: false }))

const second = z.object({
  format: z.literal(exportFormat),
  ...common,
  batch: z.object({ number: z.int().min(1) }),
  keys: z.array(z.string().regex(/^[\w-]{43}$/u)).max(100),
  recipient: recipient.nullable(),
  sealedTo: sealedTo.optional(),
  isPractice: z.boolean(),
  rulePack: z
    .string()
    .regex(/^[-a-z0-9]{1,40}$/u)
    .optional(),
})

/** Reads the first line of an export of either version. */
export const headerSchema: z.ZodType<VerifiedHeader> = z.union([second, first])
