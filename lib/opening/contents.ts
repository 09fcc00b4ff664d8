import { z } from 'zod'
import { isDay, type Day } from '#lib/domain/day'
import type { DocumentType, FieldName } from '#lib/domain/rule'
import type { LeafOpening } from './leaf-opening.ts'
import { legibleLine } from './legible.ts'

/** One statement of support, opened. */
export interface OpenedStatement {
  /** The one on the signatory's receipt. */
  readonly identifier: string
  readonly signedOn: Day
  /** Rule pack and version the statement was taken under. */
  readonly pack: string
  /** Thumbprint of the organisers' key that it was sealed to. */
  readonly keyId: string
  /** Which form of Annex III its fields are. */
  readonly part: Part
  readonly values: Readonly<Partial<Record<FieldName, string>>>
  /** Which leaf of the public log it is. */
  readonly leaf: LeafOpening
}

export type Part = 'A' | 'B'

/** The names of the numbers and documents, in the order of the interface's type. */
export const documentTypes = [
  'id.card',
  'passport',
  'personal.number',
  'personal.id',
  'national.id.number',
  'citizens.card',
] as const satisfies readonly DocumentType[]

const day = z.string().refine(isDay)

/** Longer than any field a rule has, short enough for a form: what is not a field of ours does not print. */
const text = z.string().min(1).max(1000).transform(legibleLine)

const names = { givenNames: text, familyNames: text }

const partA = z.strictObject({
  ...names,
  dateOfBirth: day,
  street: text,
  streetNumber: text,
  postalCode: text,
  city: text,
  country: z.string().regex(/^[A-Z]{2}$/u),
})

const partB = z.strictObject({ ...names, documentType: z.enum(documentTypes), documentNumber: text })

/** 32 bytes in base64url, in the one spelling that has no bits to spare. */
const blind = z
  .string()
  .regex(/^[\w-]{42}[AEIMQUYcgkosw048]$/u)
  .transform((text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), byteOf))

const byteOf = (letter: string): number => letter.charCodeAt(0)

const contents = z.strictObject({
  signedOn: day,
  values: z.record(z.string(), z.string()),
  // Missing in what was sealed before there was a public log.
  blind: blind.optional(),
})

/** What lies in a sealed statement. */
export interface StatementContents extends Pick<OpenedStatement, 'signedOn' | 'part' | 'values'> {
  /** What blinds its leaf in the public log. 32 bytes; `null` in statements from before the log. */
  readonly blind: Uint8Array | null
}

/**
 * Reads what a sealed statement holds: the fields of part A or those of part B, and no other.
 *
 * Source: Regulation (EU) 2019/788, Annex III. The part is told by the fields, not by today's rules: a Member State may
 * have moved from one to the other while statements were collected.
 *
 * @returns `null` where the contents are neither.
 */
export function readContents(json: unknown): StatementContents | null {
  const read = contents.safeParse(json)
  if (!read.success) return null
  const { signedOn, values } = read.data
  const part: Part = 'documentNumber' in values ? 'B' : 'A'
  const fields = (part === 'B' ? partB : partA).safeParse(values)
  return fields.success ? { signedOn, part, values: fields.data, blind: read.data.blind ?? null } : null
}
