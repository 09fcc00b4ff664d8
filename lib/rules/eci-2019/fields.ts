import type { FieldName, FieldRule } from '#lib/domain/rule'
import { postalCodes } from './postal-codes.ts'

const givenNames: FieldRule = { name: 'givenNames', kind: 'text', maxLength: 100 }
const familyNames: FieldRule = { name: 'familyNames', kind: 'text', maxLength: 100 }

/**
 * The fields of part A in form order: who the signatory is, where they live, when they were born.
 *
 * Source: Regulation (EU) 2019/788 (CELEX 32019R0788), Annex III, part A. The lengths are ours.
 */
export const partA: readonly FieldRule[] = [
  givenNames,
  familyNames,
  { name: 'dateOfBirth', kind: 'day', maxLength: 14 },
  { name: 'street', kind: 'text', maxLength: 150 },
  { name: 'streetNumber', kind: 'text', maxLength: 40 },
  { name: 'postalCode', kind: 'postal-code', maxLength: 10, formats: postalCodes },
  { name: 'city', kind: 'text', maxLength: 100 },
  { name: 'country', kind: 'country', maxLength: 2 },
]

/**
 * The fields of part B in form order: who the signatory is, and a personal identification (document) number.
 *
 * Source: Regulation (EU) 2019/788 (CELEX 32019R0788), Annex III, part B. The lengths are ours.
 */
export const partB: readonly FieldRule[] = [
  givenNames,
  familyNames,
  { name: 'documentType', kind: 'document-type', maxLength: 40 },
  { name: 'documentNumber', kind: 'document-number', maxLength: 30 },
]

/** What tells signatories of part A apart: not the street, which people spell as they like. */
export const byResidence: readonly FieldName[] = ['givenNames', 'familyNames', 'dateOfBirth', 'country', 'postalCode']

/** What tells signatories of part B apart: the number says who it is. */
export const byNumber: readonly FieldName[] = ['documentType', 'documentNumber']
