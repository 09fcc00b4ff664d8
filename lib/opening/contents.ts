import { z } from 'zod'
import { isDay, type Day } from '#lib/domain/day'
import type { DocumentType, FieldName } from '#lib/domain/rule'
import { legibleLine } from './legible.ts'

/** One statement of support, opened. */
export interface OpenedStatement {
  /** The one on the signatory's receipt. */
  readonly identifier: string
  readonly signedOn: Day
  /** Rule pack and version the statement was taken under. */
  readonly pack: string
  /** Which form of Annex III its fields are. */
  readonly part: Part
  readonly values: Readonly<Partial<Record<FieldName, string>>>
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

const contents = z.strictObject({ signedOn: day, values: z.record(z.string(), z.string()) })

/**
 * Reads what a sealed statement holds: the fields of part A or those of part B, and no other.
 *
 * Source: Regulation (EU) 2019/788, Annex III. The part is told by the fields, not by today's rules: a Member State may
 * have moved from one to the other while statements were collected.
 *
 * @returns `null` where the contents are neither.
 */
export function readContents(json: unknown): Pick<OpenedStatement, 'signedOn' | 'part' | 'values'> | null {
  const read = contents.safeParse(json)
  if (!read.success) return null
  const { signedOn, values } = read.data
  const part: Part = 'documentNumber' in values ? 'B' : 'A'
  const fields = (part === 'B' ? partB : partA).safeParse(values)
  return fields.success ? { signedOn, part, values: fields.data } : null
}
