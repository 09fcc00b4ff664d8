import { bareNumber, type Statement } from './statement-of-support.ts'
import type { MemberStateRule } from './rule.ts'

/**
 * What makes two statements one signatory's, in one spelling: the input of the fingerprint. Part B: document type and
 * number. Part A: names, date of birth, country and postal code of residence.
 *
 * Two spellings of one person may differ (a miss, which the competent authority finds); two people must never agree.
 * The specification, with vectors, is `docs/fingerprint.md`: a change here makes earlier fingerprints useless, so it
 * needs a new version there.
 */
export const identityOf = (rule: MemberStateRule, { values }: Statement): readonly string[] =>
  rule.part === 'A' ? identityByResidence(values) : identityByNumber(rule, values)

function identityByResidence(values: Statement['values']): readonly string[] {
  const { givenNames = '', familyNames = '', dateOfBirth = '', country = '', postalCode = '' } = values
  return ['A', foldText(givenNames), foldText(familyNames), dateOfBirth, country, foldText(postalCode)]
}

function identityByNumber(rule: MemberStateRule, values: Statement['values']): readonly string[] {
  const { documentType = '', documentNumber = '' } = values
  const number = inLatin(foldText(documentNumber))
  const canonical = rule.documents.find((document) => document.type === documentType)?.canonical
  return ['B', documentType, canonical?.(bareNumber(number)) ?? number]
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
