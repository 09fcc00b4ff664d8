import { useTranslations } from 'next-intl'
import type { DocumentType, FieldName } from '#lib/domain/rule'

export interface ShownDocument {
  readonly type: DocumentType
  readonly officialName: string
  readonly example: string
  /** Whether its number has digits and no letter. */
  readonly isDigitsAlone: boolean
}

/** The law's word for a field; for a Member State with one kind of number, that number's own name. */
export function useFieldLabel(documents: readonly ShownDocument[]): (field: FieldName) => string {
  const t = useTranslations('legal.fields')
  const [only] = documents
  return (field) =>
    field === 'documentNumber' && documents.length === 1 && only !== undefined ? only.officialName : t(field)
}
