import { useLocale, useTranslations } from 'next-intl'
import { Notice } from '#app/ui/notice'
import type { CollectionState } from '#lib/collecting/collection'
import type { Initiative } from '#lib/domain/initiative'
import { pauseReasonIn, type Site } from '#lib/site-settings/site'
import { daysOfPeriod } from './days-of-period'
import { PauseReason } from './pause-reason'

/** Says kindly why nobody can sign now, and when they can: in the organisers' own words where they have paused it. */
export function CollectionNotice(props: {
  readonly state: Exclude<CollectionState, 'open'>
  readonly initiative: Initiative | null
  readonly site?: Pick<Site, 'pause'>
}) {
  const t = useTranslations('collection')
  const locale = useLocale()
  const reason = props.site === undefined ? null : pauseReasonIn(props.site, locale)
  if (props.state === 'not-opened' && reason !== null) {
    return (
      <Notice look="warn" title={t('held.title')} level={1}>
        <PauseReason reason={reason} />
      </Notice>
    )
  }
  return (
    <Notice look="warn" title={t(`${props.state}.title`)} level={1}>
      <p>{t(`${props.state}.text`, { ...daysOfPeriod(props.initiative, locale) })}</p>
    </Notice>
  )
}
