import { useLocale, useTranslations } from 'next-intl'
import { Notice } from '#app/ui/notice'
import type { CollectionState } from '#lib/collecting/collection'
import type { Initiative } from '#lib/domain/initiative'
import { daysOfPeriod } from './days-of-period'

/** Says kindly why nobody can sign now, and when they can. */
export function CollectionNotice(props: {
  readonly state: Exclude<CollectionState, 'open'>
  readonly initiative: Initiative | null
}) {
  const t = useTranslations('collection')
  const days = daysOfPeriod(props.initiative, useLocale())
  return (
    <Notice look="warn" title={t(`${props.state}.title`)} level={1}>
      <p>{t(`${props.state}.text`, { ...days })}</p>
    </Notice>
  )
}
