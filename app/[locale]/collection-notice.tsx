import { useLocale, useTranslations } from 'next-intl'
import { Notice } from '#app/ui/notice'
import type { CollectionState } from '#lib/collecting/collection'
import type { Initiative } from '#lib/domain/initiative'
import { dayInWords } from '#lib/i18n/days'

/** Says kindly why nobody can sign now, and when they can. */
export function CollectionNotice(props: {
  readonly state: Exclude<CollectionState, 'open'>
  readonly initiative: Initiative | null
}) {
  const t = useTranslations('collection')
  const locale = useLocale()
  const day = (text: string | undefined): string => (text === undefined ? '' : dayInWords(text, locale))
  const period = props.initiative?.period
  return (
    <Notice look="warn" title={t(`${props.state}.title`)} level={1}>
      <p>{t(`${props.state}.text`, { opensOn: day(period?.opensOn), closesOn: day(period?.closesOn) })}</p>
    </Notice>
  )
}
