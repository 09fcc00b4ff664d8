import { getTranslations } from 'next-intl/server'
import { Notice } from '#app/ui/notice'
import type { CollectionState } from '#lib/collecting/collection'
import type { Level } from '#lib/surge/levels'
import { server } from '#lib/server'
import { PauseLink } from '../pause/pause-link'

/** Whether statements are taken, and where whoever may changes that. */
export async function StateNotice(props: {
  readonly state: CollectionState
  readonly isLive: boolean
  readonly maySwitch: boolean
}) {
  const { state, isLive, maySwitch } = props
  const t = await getTranslations('organiser')
  const canPause = isLive && maySwitch && state !== 'over'
  return (
    <Notice look={state === 'open' ? 'good' : 'warn'}>
      <p className="mb-3 font-semibold">{t(`collection.state.${state}`)}</p>
      {isLive ? null : <p className="mb-3">{t('collection.notLive')}</p>}
      <p className="flex flex-wrap items-center gap-x-5 gap-y-2">
        {canPause ? <PauseLink isPaused={state === 'not-opened'} /> : null}
        <a href="/organiser/road">{t('road.title')}</a>
      </p>
    </Notice>
  )
}

/** Says that alarms wait to be looked at, to whoever judges them. */
export async function AlarmNotice() {
  const { alarms } = await server()
  const t = await getTranslations('organiser.collection')
  const count = alarms.latest(50).filter(({ seenAt }) => seenAt === null).length
  if (count === 0) return null
  return (
    <Notice look="stop">
      <p>
        {t('alarms', { count })} <a href="/organiser/suspects">{t('alarmsLink')}</a>
      </p>
    </Notice>
  )
}

/** Asks for a look at the diary where nobody has had one for long. */
export async function UnreadDiary({ unread }: { readonly unread: number | 'never' | null }) {
  const t = await getTranslations('organiser.collection')
  if (unread === null) return null
  return (
    <Notice look="warn">
      <p>
        {unread === 'never' ? t('diaryNeverRead') : t('diaryUnread', { days: unread })}{' '}
        <a href="/organiser/audit">{t('diaryLink')}</a>
      </p>
    </Notice>
  )
}

/** Levels that organisers need not tell apart have the same words. */
const surgeWords = {
  calm: 'calm',
  'figures-delayed': 'lively',
  'charts-off': 'lively',
  'mail-deferred': 'lively',
  'harder-proof': 'busy',
  waiting: 'full',
} as const satisfies Readonly<Record<Level, string>>

/** How the server stands up to the crowd. */
export async function SurgeLine({ level }: { readonly level: Level }) {
  const t = await getTranslations('organiser.collection.surge')
  return <p className="max-w-[38em] text-faint">{t(surgeWords[level])}</p>
}
