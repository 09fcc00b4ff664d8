import { bareNumber, type Statement } from './statement-of-support.ts'
import type { FieldName, MemberStateRule } from './rule.ts'

/**
 * What makes two statements one signatory's, in one spelling: the input of the fingerprint. Which part of the form it is,
 * then the fields that the rule names: as a rule names, date of birth, country and postal code, or document type and number.
 *
 * Two spellings of one person may differ (a miss, which the competent authority finds); two people must never agree.
 * The specification, with vectors, is `docs/fingerprint.md`: a change here makes earlier fingerprints useless, so it
 * needs a new version there.
 */
export const identityOf = (rule: MemberStateRule, { values }: Statement): readonly string[] => [
  rule.part,
  ...rule.identifiedBy.map((name) => spelled(rule, name, values)),
]

function spelled(rule: MemberStateRule, name: FieldName, values: Statement['values']): string {
  const value = values[name] ?? ''
  switch (name) {
    case 'dateOfBirth':
    case 'nationality':
    case 'country':
    case 'documentType':
      return value
    case 'documentNumber':
      return numberSpelled(rule, values.documentType ?? '', value)
    default:
      return foldText(value)
  }
}

function numberSpelled(rule: MemberStateRule, documentType: string, documentNumber: string): string {
  const number = inLatin(foldText(documentNumber))
  const canonical = rule.documents.find((document) => document.type === documentType)?.canonical
  return canonical?.(bareNumber(number)) ?? number
}

/** Letters and digits alone, upper case, without accents: `Ó Súilleabháin-Łoś` and `o suilleabhain los` agree. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .toUpperCase()
    .replace(/\p{L}/gu, (letter) => undecomposed[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** Letters that Unicode does not decompose into a base and an accent, and the capital of `ß`. */
const undecomposed: Readonly<Partial<Record<string, string>>> = {
  Æ: 'AE', Œ: 'OE', Ø: 'O', Ł: 'L', Đ: 'D', Ð: 'D', Ħ: 'H', Ŋ: 'N', Ŧ: 'T', Þ: 'TH', ẞ: 'SS',
} // prettier-ignore

/**
 * Documents print Latin letters; a Greek, Cypriot or Bulgarian keyboard may type the letter that looks the same.
 */
function inLatin(number: string): string {
  return number.replace(/\p{L}/gu, (letter) => lookalikes[letter] ?? letter)
}

const lookalikes: Readonly<Partial<Record<string, string>>> = {
  Α: 'A', Β: 'B', Ε: 'E', Ζ: 'Z', Η: 'H', Ι: 'I', Κ: 'K', Μ: 'M', Ν: 'N', Ο: 'O', Ρ: 'P', Τ: 'T', Υ: 'Y', Χ: 'X',
  А: 'A', В: 'B', Е: 'E', К: 'K', М: 'M', Н: 'H', О: 'O', Р: 'P', С: 'C', Т: 'T', Х: 'X', І: 'I', Ѕ: 'S', Ј: 'J',
} // prettier-ignore
