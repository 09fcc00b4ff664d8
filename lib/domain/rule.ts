import type { MemberState } from './member-states.ts'

/** What the forms of Annex III ask for. Source: Regulation (EU) 2019/788, Annex III, parts A and B. */
export const fieldNames = [
  'givenNames',
  'familyNames',
  'dateOfBirth',
  'street',
  'streetNumber',
  'postalCode',
  'city',
  'country',
  'documentType',
  'documentNumber',
] as const

export type FieldName = (typeof fieldNames)[number]

/** Numbers and documents that identify a signatory, by the names the Commission's export gives them. */
export type DocumentType =
  'id.card' | 'passport' | 'personal.number' | 'personal.id' | 'national.id.number' | 'citizens.card'

interface Field {
  readonly name: FieldName
  /** The longest text the field takes, in UTF-16 units as a browser counts them. */
  readonly maxLength: number
}

/** One field of a form. The kind says how its text is read. */
export type FieldRule =
  | (Field & { readonly kind: 'text' })
  | (Field & { readonly kind: 'day' })
  | (Field & { readonly kind: 'country' })
  | (Field & {
      readonly kind: 'postal-code'
      /** Formats by country of residence, tested on upper-case letters and digits alone. */
      readonly formats: Readonly<Partial<Record<string, RegExp>>>
    })
  | (Field & { readonly kind: 'document-type' })
  | (Field & { readonly kind: 'document-number' })

/** One kind of number or document that a Member State accepts. */
export interface DocumentRule {
  readonly type: DocumentType
  /** The name as the Member State's own official texts print it, shown in every language. */
  readonly officialName: string
  /** A made-up or published test number as it is printed, shown beside the field. */
  readonly example: string
  /** The widest format in use, tested on upper-case letters and digits alone. */
  readonly format: RegExp
  /** Whether the number's check digit is right; absent where the number has none. */
  readonly hasCheckDigit?: (number: string) => boolean
  /** One spelling for numbers that are written in several; absent where there is only one. */
  readonly canonical?: (number: string) => string
}

/** Which day a signatory must have come of age on: a birthday, or any day of the calendar year (Greece). */
export interface MinimumAge {
  readonly years: number
  readonly basis: 'birthday' | 'calendar-year'
}

/** What the law asks of the nationals of one Member State. */
export interface MemberStateRule {
  readonly memberState: MemberState
  readonly part: 'A' | 'B'
  readonly source: string
  /** How sure the values are: read in an official text, or to be compared with one before a release. */
  readonly status: 'verified' | 'unverified'
  readonly minimumAge: MinimumAge
  readonly fields: readonly FieldRule[]
  /** Empty in part A. */
  readonly documents: readonly DocumentRule[]
}

/** The rules of one law, as of one version. */
export interface RulePack {
  readonly id: string
  /** Kept with each statement, so that an authority can tell which rules it was taken under. */
  readonly version: string
  readonly rules: Readonly<Record<MemberState, MemberStateRule>>
}
