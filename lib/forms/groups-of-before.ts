import type { FieldName, MemberStateRule } from '#lib/domain/rule'

/** A column of a form: the fields that it joins, and the room that it takes among the others. */
export interface Group {
  readonly fields: readonly FieldName[]
  readonly share: number
}

/**
 * The columns of the forms of Regulation (EU) No 211/2011, Annex III, which join what belongs together: the family names with
 * the name at birth or the father's, day and place of birth, the kind of document and who has issued it. The whole address
 * stands under `street`. What the state's form does not ask for is left out.
 */
export function groupsOf({ fields }: Pick<MemberStateRule, 'fields'>): readonly Group[] {
  const asked = new Set(fields.map(({ name }) => name))
  const address: Group = asked.has('street') ? { fields: ['street'], share: 1.4 } : { fields: ['country'], share: 0.9 }
  const groups: readonly Group[] = [
    { fields: ['givenNames'], share: 0.9 },
    { fields: ['familyNames', 'nameAtBirth', 'fathersName'], share: 1.1 },
    address,
    { fields: ['dateOfBirth', 'placeOfBirth'], share: 0.95 },
    { fields: ['nationality'], share: 0.9 },
    { fields: ['documentNumber'], share: 1.2 },
    { fields: ['documentType', 'issuingAuthority'], share: 1.2 },
  ]
  return groups.flatMap((group) => {
    const own = group.fields.filter((field) => asked.has(field))
    return own.length === 0 ? [] : [{ ...group, fields: own }]
  })
}

/** The title of a group, in the law's words. */
export const titleOfGroup = (
  { fields }: Group,
  labels: Readonly<Record<FieldName, string>>,
  columns: { readonly residence: string; readonly documentNumber: string },
): string => {
  const [first] = fields
  if (first === 'street') return columns.residence
  return first === 'documentNumber' ? columns.documentNumber : fields.map((field) => labels[field]).join(' / ')
}
