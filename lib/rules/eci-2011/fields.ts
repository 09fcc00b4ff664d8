import type { FieldName, FieldRule } from '#lib/domain/rule'
import { postalCodes } from '../eci-2019/postal-codes.ts'
import { unionCitizenships } from './union-citizenships.ts'

/**
 * What the forms of Annex III to Regulation (EU) No 211/2011 ask for; each state's file says which. The lengths are ours, and
 * so is the order: who the signatory is, where they live, by what they are known.
 */
const text = (name: FieldName, maxLength: number): FieldRule => ({ name, kind: 'text', maxLength })

/** The United Kingdom as the EU writes it. */
const alsoWritten = { UK: 'GB' }

/** Asked by every state. */
export const names: readonly FieldRule[] = [text('givenNames', 100), text('familyNames', 100)]
export const nationality: FieldRule = {
  name: 'nationality',
  kind: 'nationality',
  maxLength: 2,
  alsoWritten,
  citizenships: unionCitizenships,
}

export const nameAtBirth = text('nameAtBirth', 100)
export const fathersName = text('fathersName', 100)
export const dateOfBirth: FieldRule = { name: 'dateOfBirth', kind: 'day', maxLength: 14 }
export const placeOfBirth = text('placeOfBirth', 100)
export const issuingAuthority = text('issuingAuthority', 150)

/** The country alone, where a state asks for no address. */
export const countryOfResidence: FieldRule = { name: 'country', kind: 'country', maxLength: 2, alsoWritten }

const street = [text('street', 150), text('streetNumber', 40)]
const postalCode = { name: 'postalCode', kind: 'postal-code', maxLength: 10, formats: postalCodes } as const
const city = text('city', 100)

/** Street, number, postal code, city and country. */
export const residence: readonly FieldRule[] = [...street, postalCode, city, countryOfResidence]

/** The same, where not everybody has a postal code: Ireland had none before July 2015. */
export const residenceWithoutPostalCode: readonly FieldRule[] = [
  ...street,
  { ...postalCode, isOptional: true },
  city,
  countryOfResidence,
]

/** A number or document of the state, as one of its own kinds. */
export const document: readonly FieldRule[] = [
  { name: 'documentType', kind: 'document-type', maxLength: 40 },
  { name: 'documentNumber', kind: 'document-number', maxLength: 30 },
]
