import { parseCountry } from './countries.ts'
import { parseTypedDay, yearOf, yearsAfter, type Day } from './day.ts'
import { countryOf, type SigningState } from './member-states.ts'
import { fail, ok, type Result } from './result.ts'
import {
  minimumAgeOn,
  type Citizenship,
  type DocumentRule,
  type FieldName,
  type FieldRule,
  type MemberStateRule,
  type MinimumAge,
} from './rule.ts'

/** What one person completes: the fields that the law names, and no other. */
export interface Statement {
  readonly memberState: SigningState
  readonly values: Readonly<Partial<Record<FieldName, string>>>
}

/** Refusals. A statement with one of these would not be valid under any reading. */
export const hardProblems = [
  'missing',
  'too-long',
  'not-a-day',
  'under-age',
  'unknown-country',
  'not-a-union-citizen',
  'not-entitled',
  'unknown-document-type',
] as const

/** Doubts. Real numbers have been refused for them by others; the signatory may say that it is correct. */
export const softProblems = ['doubtful-format', 'doubtful-check-digit', 'doubtful-date'] as const

export interface FieldProblem {
  readonly field: FieldName
  readonly problem: (typeof hardProblems)[number] | (typeof softProblems)[number]
  readonly severity: 'hard' | 'soft'
}

/** Upper-case letters and digits alone: the spelling that formats and check digits are tested on. */
export const bareNumber = (text: string): string => text.toUpperCase().replace(/[\s./\u2010-\u2015\u2212+-]/gu, '')

/** One spelling per name: composed characters, single spaces, no edges, nothing that cannot be printed. */
export const tidy = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    .trim()

/**
 * Reads what a signatory typed as a statement of support under one Member State's rule.
 *
 * @param rule - The rule of the state with which the signatory signs.
 * @param input - Raw form values. Keys the rule does not name are dropped, not kept.
 * @param today - The day of signing, against which the minimum age is judged.
 *
 * @returns The statement with the doubts about it, or every field's problem at once: a form that reports one error at
 * a time makes a person complete it five times. Problems stand in form order, at most one a field.
 */
export function parseStatement(
  rule: MemberStateRule,
  input: Readonly<Partial<Record<string, string>>>,
  today: Day,
): Result<{ statement: Statement; doubts: readonly FieldProblem[] }, readonly FieldProblem[]> {
  const values: Partial<Record<FieldName, string>> = {}
  const problems: FieldProblem[] = []

  for (const field of rule.fields) {
    const read = readField(field, typed(input, field.name), { rule, input, today })
    if (read.value !== '' || field.isOptional !== true) values[field.name] = read.value
    if (read.problem !== undefined) problems.push({ field: field.name, ...read.problem })
  }

  if (problems.some(({ severity }) => severity === 'hard')) return fail(problems)
  return ok({ statement: { memberState: rule.memberState, values }, doubts: problems })
}

interface Read {
  readonly value: string
  readonly problem?: Omit<FieldProblem, 'field'>
}

interface Surroundings {
  readonly rule: MemberStateRule
  readonly input: Readonly<Partial<Record<string, string>>>
  readonly today: Day
}

const hard = (value: string, problem: (typeof hardProblems)[number]): Read => ({
  value,
  problem: { problem, severity: 'hard' },
})

const soft = (value: string, problem: (typeof softProblems)[number]): Read => ({
  value,
  problem: { problem, severity: 'soft' },
})

const typed = (input: Surroundings['input'], name: FieldName): string => tidy(input[name] ?? '')

function readField(field: FieldRule, text: string, around: Surroundings): Read {
  if (text === '') return field.isOptional === true ? { value: text } : hard(text, 'missing')
  if (text.length > field.maxLength) return hard(text, 'too-long')
  switch (field.kind) {
    case 'text':
      return { value: text }
    case 'day':
      return readDateOfBirth(text, minimumAgeOn(around.rule, around.today), around.today)
    case 'country':
      return readCountry(parseCountryOf(field, text) ?? text, around)
    case 'nationality':
      return readNationality(parseCountryOf(field, text) ?? text, field.citizenships, around.today)
    case 'postal-code':
      return readPostalCode(text, field.formats, countryTyped(around, 'country'))
    case 'document-type':
      return readDocumentType(text, documentOf(around.rule, text))
    case 'document-number':
      return readDocumentNumber(text, documentOf(around.rule, typed(around.input, 'documentType')))
  }
}

const documentOf = (rule: MemberStateRule, type: string): DocumentRule | undefined =>
  rule.documents.find((document) => document.type === type)

/** The oldest person ever known reached 122; beyond 120 a typing error is likelier than a record. */
const oldest = 120

function readDateOfBirth(text: string, minimumAge: MinimumAge, today: Day): Read {
  const day = parseTypedDay(text)
  if (day === null) return hard(text, 'not-a-day')
  if (!isOldEnough(day, minimumAge, today)) return hard(day, 'under-age')
  return yearsAfter(day, oldest) < today ? soft(day, 'doubtful-date') : { value: day }
}

/** Whether somebody born on a day has reached the age on which their Member State lets them sign. */
export function isOldEnough(bornOn: Day, { years, basis }: MinimumAge, today: Day): boolean {
  // A day to come may have its birthdays after the year 9999, where days no longer compare as text.
  if (bornOn > today) return false
  return basis === 'calendar-year' ? yearOf(bornOn) + years <= yearOf(today) : yearsAfter(bornOn, years) <= today
}

/** A field that holds the code of a country. */
type CountryField = Extract<FieldRule, { readonly kind: 'country' | 'nationality' }>

/** The country of a code, in the spellings that a field knows beside those that all know. */
const parseCountryOf = ({ alsoWritten }: CountryField, text: string): string | null =>
  parseCountry(alsoWritten?.[text.toUpperCase()] ?? text)

/** What was typed in the field of a country, where the rule has it. */
function countryTyped({ rule, input }: Surroundings, name: 'country' | 'nationality'): string | null {
  const field = rule.fields.find((one): one is CountryField => one.kind === name)
  return field === undefined ? null : parseCountryOf(field, typed(input, name))
}

function readCountry(text: string, around: Surroundings): Read {
  const country = parseCountry(text)
  if (country === null) return hard(text, 'unknown-country')
  return isEntitled(country, around) ? { value: country } : hard(country, 'not-entitled')
}

/** Whether somebody who lives in a country may sign with the rule's state, as far as their form can tell. */
function isEntitled(residence: string, around: Surroundings): boolean {
  const { entitled, memberState } = around.rule
  if (entitled === 'nationals' || entitled === 'holders' || residence === countryOf(memberState)) return true
  return entitled !== 'residents' && countryTyped(around, 'nationality') === countryOf(memberState)
}

function readNationality(text: string, citizenships: readonly Citizenship[], today: Day): Read {
  const country = parseCountry(text)
  if (country === null) return hard(text, 'unknown-country')
  const { from = today, until = today } = citizenships.find((one) => one.country === country) ?? { until: '' }
  return from <= today && today <= until ? { value: country } : hard(country, 'not-a-union-citizen')
}

function readPostalCode(
  text: string,
  formats: Readonly<Partial<Record<string, RegExp>>>,
  country: string | null,
): Read {
  const format = country === null ? undefined : formats[country]
  return format?.test(bareNumber(text)) === false ? soft(text, 'doubtful-format') : { value: text }
}

const readDocumentType = (text: string, document: DocumentRule | undefined): Read =>
  document === undefined ? hard(text, 'unknown-document-type') : { value: text }

function readDocumentNumber(text: string, document: DocumentRule | undefined): Read {
  // The unknown type is the problem then, and is reported at its own field.
  if (document === undefined) return { value: text }
  const number = bareNumber(text)
  if (!document.format.test(number)) return soft(text, 'doubtful-format')
  if (document.hasCheckDigit?.(number) === false) return soft(text, 'doubtful-check-digit')
  return { value: text }
}
