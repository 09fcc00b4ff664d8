import { useTranslations } from 'next-intl'
import type { ShownDocument } from './field-label'
import type { FieldProps } from './statement-field'

/** What helps to fill in a field: where to look, and an example. */
export function useHint(): (props: FieldProps) => string | undefined {
  const t = useTranslations('signing')
  const example = (text: string): string => t('example', { example: text })
  return (props) => {
    switch (props.field.name) {
      case 'givenNames':
      case 'familyNames':
      case 'dateOfBirth':
      case 'streetNumber':
      case 'country':
        return t(`hints.${props.field.name}`)
      case 'postalCode':
        return postalCodeHint(props)
      case 'documentNumber':
        return `${t(props.documents.length > 1 ? 'documentHint' : 'numberHint')} ${example(exampleAmong(props))}`
      default:
        return undefined
    }
  }

  function postalCodeHint({ chosen, postalCodes }: FieldProps): string | undefined {
    const code = postalCodes[chosen.country]
    return code === undefined ? undefined : t('hints.postalCode', { example: code })
  }
}

/** The example of the document that is chosen; of each, by name, until one is. */
function exampleAmong(props: FieldProps): string {
  const [only, ...others] = documentsInQuestion(props)
  if (only === undefined) return ''
  if (others.length === 0) return only.example
  return [only, ...others].map(({ officialName, example }) => `${officialName}: ${example}`).join('; ')
}

/** The documents that a number may be of: the one that is chosen, or all. */
export function documentsInQuestion({ documents, chosen }: FieldProps): readonly ShownDocument[] {
  const picked = documents.filter(({ type }) => type === chosen.documentType)
  return picked.length > 0 ? picked : documents
}
