import type { Day } from './day.ts'
import type { SigningState } from './member-states.ts'
import type { RetentionRule } from './retention-rule.ts'
import type { ThresholdRule } from './threshold-rule.ts'

/**
 * What the forms of any rule pack ask for, in the order in which tables print it.
 *
 * Source: Regulation (EU) 2019/788, Annex III, parts A and B; Regulation (EU) No 211/2011, Annex III, for the name at birth,
 * the father's name, the place of birth, the nationality and the issuing authority.
 */
export const fieldNames = [
  'givenNames',
  'familyNames',
  'nameAtBirth',
  'fathersName',
  'dateOfBirth',
  'placeOfBirth',
  'nationality',
  'street',
  'streetNumber',
  'postalCode',
  'city',
  'country',
  'documentType',
  'documentNumber',
  'issuingAuthority',
] as const

export type FieldName = (typeof fieldNames)[number]

/**
 * Numbers and documents that identify a signatory, by the names that the Commission's export gives them. `other.N` are
 * the ten further documents that France took in 2012.
 */
export const documentTypes = [
  'id.card',
  'passport',
  'personal.number',
  'personal.id',
  'national.id.number',
  'citizens.card',
  'residence.permit',
  'permanent.residence',
  'registration.certificate',
  'driving.license',
  'personal.no.in.id.card',
  'personal.no.in.passport',
  'other.1',
  'other.2',
  'other.3',
  'other.4',
  'other.5',
  'other.6',
  'other.7',
  'other.8',
  'other.9',
  'other.10',
] as const

export type DocumentType = (typeof documentTypes)[number]

interface Field {
  readonly name: FieldName
  /** The longest text the field takes, in UTF-16 units as a browser counts them. */
  readonly maxLength: number
  /** May be left empty. Absent where the law asks for it. */
  readonly isOptional?: true
}

/** Codes of countries that are written otherwise than in ISO 3166 or by the EU, with the code that is kept. */
type OtherCodes = Readonly<Record<string, string>>

/** A state of which its nationals were citizens of the Union, and when. Both edges included; open where absent. */
export interface Citizenship {
  readonly country: string
  readonly from?: Day
  readonly until?: Day
}

/** One field of a form. The kind says how its text is read. */
export type FieldRule =
  | (Field & { readonly kind: 'text' })
  | (Field & { readonly kind: 'day' })
  | (Field & { readonly kind: 'country'; readonly alsoWritten?: OtherCodes })
  | (Field & {
      readonly kind: 'nationality'
      readonly alsoWritten?: OtherCodes
      /** Those that let somebody sign, on the day of signing. */
      readonly citizenships: readonly Citizenship[]
    })
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

/**
 * Who may sign with a state:
 *
 * - `nationals`: its nationals, wherever they live;
 * - `residents`: whoever lives there and is a citizen of the Union;
 * - `residents-or-nationals`: either of them;
 * - `residents-or-registered-nationals`: the same, but nationals abroad only where they have told their authorities where
 *   they live. No form can tell: the words on it say so, and the authority finds out;
 * - `holders`: whoever holds one of its numbers or documents, of whatever nationality of the Union.
 */
export type Entitlement =
  'nationals' | 'residents' | 'residents-or-nationals' | 'residents-or-registered-nationals' | 'holders'

/** Who has read a rule and said that it is right, and when. */
export interface Confirmation {
  /** The authority, by its own name. */
  readonly by: string
  readonly on: Day
}

/** What the law asks of those who sign with one state. */
export interface MemberStateRule {
  readonly memberState: SigningState
  /** By residence (A) or by a number (B). */
  readonly part: 'A' | 'B'
  readonly source: string
  /** How sure the values are: read in an official text, or to be compared with one before a release. */
  readonly status: 'verified' | 'unverified'
  /** The authority that has confirmed the rule as it stands; `null` while none has. Any change makes it `null` again. */
  readonly confirmed: Confirmation | null
  readonly entitled: Entitlement
  readonly minimumAge: MinimumAge
  /** Ages of before, oldest first: each holds for statements signed before its day. */
  readonly earlierAges?: readonly (MinimumAge & { readonly before: Day })[]
  readonly fields: readonly FieldRule[]
  /** Empty in part A. */
  readonly documents: readonly DocumentRule[]
  /** The fields that make two statements one signatory's, in the order of the fingerprint. */
  readonly identifiedBy: readonly FieldName[]
}

/** The rules of all states under one text of the law's annex. */
export interface Edition {
  /** The number that the Commission's software gives that text, in its exports. */
  readonly annexRevision: number
  readonly rules: Readonly<Partial<Record<SigningState, MemberStateRule>>>
}

/** Words that a pack brings along in one language, where its law is not the one that the catalogues speak of. */
export interface PackWords {
  /** What the procedure is called. */
  readonly procedure: string
  /** To whom the statements go. */
  readonly receiver: string
  /** Who may sign, as one sentence. */
  readonly whoMaySign: string
  readonly declarations: Readonly<Record<'correct-and-first' | 'privacy-read', string>>
  /** What is said otherwise of signatories' data: which are asked for, who receives them, how long they are kept. */
  readonly privacy: Readonly<Record<'data' | 'recipients' | 'retention', string>>
  /** What stands on the printed form where that of Annex III has the European Commission's register. */
  readonly form: { readonly registrationNumber: string; readonly registerUrl: string }
}

/** What a law has beside signing and counting: organisers are asked for nothing, and shown nothing, that it does not foresee. */
export interface Foreseen {
  /** That an authority certifies the collection system before it collects, and that the certificate is published. */
  readonly certificateOfConformity: boolean
  /** That the initiative is presented to the European Commission, with the certificates of the authorities. */
  readonly commission: boolean
}

/** The rules of one law, as of one version: its newest edition, and what held before. */
export interface RulePack extends Edition {
  readonly id: string
  /** Kept with each statement, so that an authority can tell which rules it was taken under. */
  readonly version: string
  /** The law. */
  readonly source: string
  /** The states whose statements it takes, in the order in which they are listed. */
  readonly states: readonly SigningState[]
  /** Editions of before, oldest first: each holds for initiatives registered before its day. */
  readonly earlier: readonly (Edition & { readonly registeredBefore: Day })[]
  readonly thresholds: ThresholdRule
  readonly retention: RetentionRule
  readonly foresees: Foreseen
  /** By language, the pack's own first; `null` for European initiatives, of which the catalogues speak. */
  readonly words: Readonly<Record<string, PackWords>> | null
}

/**
 * The edition that an initiative's forms follow to their end: that of its day of registration. A new text of the annex
 * leaves the forms of running initiatives good, and whoever has signed on one of two forms is not to be asked for other data
 * than the next signatory (Delegated Regulation (EU) No 887/2013, recital 5; (EU) 2015/1070).
 */
export const editionFor = (pack: RulePack, registeredOn: Day): Edition =>
  pack.earlier.find(({ registeredBefore }) => registeredOn < registeredBefore) ?? pack

/** The age that was asked on a day of signing. */
export const minimumAgeOn = ({ minimumAge, earlierAges = [] }: MemberStateRule, day: Day): MinimumAge =>
  earlierAges.find(({ before }) => day < before) ?? minimumAge
