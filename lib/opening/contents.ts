import { z } from 'zod'
import { isDay, type Day } from '#lib/domain/day'
import { documentTypes, type FieldName, type RulePack } from '#lib/domain/rule'
import { eci2019 } from '#lib/rules/eci-2019/index'
import { rulePackOf } from '#lib/rules/rule-packs'
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
  /** Which form of Annex III its fields are: by residence (A), or with a number (B). */
  readonly part: Part
  readonly values: Readonly<Partial<Record<FieldName, string>>>
  /** Which leaf of the public log it is. */
  readonly leaf: LeafOpening
}

export type Part = 'A' | 'B'

const day = z.string().refine(isDay)

/** Longer than any field a rule has, short enough for a form: what is not a field of ours does not print. */
const text = z.string().min(1).max(1000).transform(legibleLine)

const code = z.string().regex(/^[A-Z]{2}$/u)

/** How the text of each field reads, whichever form it is of. */
const readings: Readonly<Partial<Record<FieldName, z.ZodType<string>>>> = {
  dateOfBirth: day,
  nationality: code,
  country: code,
  documentType: z.enum(documentTypes),
}

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
 * Reads what a sealed statement holds: the fields of one of its law's forms, and no other.
 *
 * Which form is told by the fields, not by its state's rule of today: a Member State may have moved from one to another
 * while statements were collected.
 *
 * @param pack - Rule pack and version that the statement was taken under. Of a law that nobody here knows, the present one's
 * forms are tried.
 *
 * @returns `null` where the contents are none of these.
 */
export function readContents(json: unknown, pack = eci2019.id): StatementContents | null {
  const read = contents.safeParse(json)
  if (!read.success) return null
  const { signedOn, values } = read.data
  const law = rulePackOf(pack.split('/')[0] ?? '') ?? eci2019
  const fields = formOf(law, Object.keys(values))?.safeParse(values)
  const part: Part = 'documentNumber' in values ? 'B' : 'A'
  return fields?.success === true ? { signedOn, part, values: fields.data, blind: read.data.blind ?? null } : null
}

type Form = z.ZodType<Readonly<Partial<Record<FieldName, string>>>>

/** The forms of each law by the fields that they ask for, without their order: made when the first statement needs them. */
const known = new Map<RulePack, ReadonlyMap<string, Form>>()

function formOf(law: RulePack, fields: readonly string[]): Form | undefined {
  const forms = known.get(law) ?? formsOf(law)
  known.set(law, forms)
  return forms.get(fields.toSorted().join(' '))
}

function formsOf(law: RulePack): ReadonlyMap<string, Form> {
  const rules = [law, ...law.earlier].flatMap(({ rules }) => Object.values(rules))
  const forms = rules.flatMap(({ fields }) => [fields, fields.filter(({ isOptional }) => isOptional !== true)])
  return new Map(
    forms.map((fields) => {
      const names = fields.map(({ name }) => name)
      const shape = Object.fromEntries(names.map((name) => [name, readings[name] ?? text]))
      return [names.toSorted().join(' '), z.strictObject(shape)]
    }),
  )
}
