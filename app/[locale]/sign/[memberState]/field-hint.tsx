import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { ShownDocument } from './field-label'
import type { FieldProps } from './statement-field'

/** What helps to fill in a field: where to look, and an example. */
export function useHint(): (props: FieldProps) => ReactNode {
  const t = useTranslations('signing')
  return (props) =>
    props.field.isOptional ? (
      <>
        {t('optional')} {hintOf(props)}
      </>
    ) : (
      hintOf(props)
    )

  function hintOf(props: FieldProps): ReactNode {
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
        return documentNumberHint(props)
      default:
        return undefined
    }
  }

  function postalCodeHint({ chosen, postalCodes }: FieldProps): ReactNode {
    const code = postalCodes[chosen.country]
    return code === undefined ? undefined : unbroken(t('hints.postalCode', { example: code }), [code])
  }

  function documentNumberHint(props: FieldProps): ReactNode {
    const where = t(props.documents.length > 1 ? 'documentHint' : 'numberHint')
    const examples = documentsInQuestion(props).map(({ example }) => example)
    return unbroken(`${where} ${t('example', { example: exampleAmong(props) })}`, examples)
  }
}

/** A sentence that keeps its examples whole: after a hyphen at a line's end nobody could tell what belongs to them. */
function unbroken(sentence: string, [example, ...others]: readonly string[]): ReactNode {
  if (example === undefined) return sentence
  const at = sentence.indexOf(example)
  return (
    <>
      {sentence.slice(0, at)}
      <span className="whitespace-nowrap">{example}</span>
      {unbroken(sentence.slice(at + example.length), others)}
    </>
  )
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
