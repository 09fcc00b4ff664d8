import type { FieldName } from '#lib/domain/rule'

const person: readonly FieldName[] = ['givenNames', 'familyNames', 'dateOfBirth', 'country']

/** As part A of the present law: not the street, which people spell as they like. */
export const byResidence: readonly FieldName[] = [...person, 'postalCode']

/**
 * Where the postal code may be missing, names and a day of birth would be all that is left for a whole country: two people
 * could agree. The whole address tells them apart, at the price of a signatory who spells it otherwise and comes twice.
 */
export const byWholeAddress: readonly FieldName[] = [...byResidence, 'city', 'street', 'streetNumber']

/** Everything that is asked where only the country of residence is. */
export const byPerson: readonly FieldName[] = [...person, 'nationality']

/** The number says who it is. */
export const byNumber: readonly FieldName[] = ['documentType', 'documentNumber']

/** One number, printed in two documents: which of them it was read from tells nobody apart. */
export const byNumberAlone: readonly FieldName[] = ['documentNumber']
