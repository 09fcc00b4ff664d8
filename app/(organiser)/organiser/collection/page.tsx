import type { Metadata } from 'next'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { Button } from '#app/ui/button'
import { Answer } from '#app/ui/answer'
import { Notice } from '#app/ui/notice'
import { stateOf, type CollectionState } from '#lib/collecting/collection'
import { brusselsDayOf } from '#lib/domain/day'
import { may } from '#lib/domain/role'
import { requireOrganiser } from '#lib/http/organiser-session'
import { namedMemberStates } from '#lib/i18n/names'
import { firstThresholdsFrom, leastMemberStates, leastTotal, thresholdsFor } from '#lib/rules/thresholds'
import { unreadFor } from '#lib/organising/diary'
import { server } from '#lib/server'
import type { Level } from '#lib/surge/levels'
import { switchCollection } from './actions'
import { CountTable, type MemberStateCount } from './count-table'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organiser.collection'))('title') }
}

/** Counts against thresholds, the switch of the collection, and the exports. */
export default async function CollectionPage({ searchParams }: PageProps<'/organiser/collection'>) {
  const { organising, collection, tallies, now, surge, lastAudited } = await server()
  const { roles } = await requireOrganiser(organising, 'see-counts')
  const t = await getTranslations('organiser.collection')
  const { initiative } = collection()
  const state = stateOf(collection(), brusselsDayOf(now()))
  const { problem } = await searchParams

  const counts = countsOf(tallies(), initiative?.registeredOn ?? brusselsDayOf(now()), await getLocale())
  return (
    <div className="grid grid-cols-1 gap-8">
      <h1 className="text-3xl font-semibold">{t('title')}</h1>
      {problem === 'no-key' || problem === 'no-initiative' || problem === 'over' ? (
        <Answer look="stop">{t(`problems.${problem}`)}</Answer>
      ) : null}
      <Notice look={state === 'open' ? 'good' : 'warn'}>
        <p className="mb-3 font-semibold">{t(`state.${state}`)}</p>
        {may(roles, 'switch-collection') ? <Switch state={state} /> : null}
      </Notice>
      {may(roles, 'read-audit') ? <UnreadDiary unread={unreadFor(organising, lastAudited('diary-read'))} /> : null}
      <SurgeLine level={surge.level()} />
      <Total counts={counts} />
      <CountTable counts={counts} canExport={initiative !== null && may(roles, 'export')} />
    </div>
  )
}

function countsOf(
  tallies: readonly { memberState: string; counted: number; repeated: number }[],
  registeredOn: string,
  locale: string,
): readonly MemberStateCount[] {
  // A national initiative may be older than the first thresholds.
  const thresholds = thresholdsFor(registeredOn < firstThresholdsFrom ? firstThresholdsFrom : registeredOn)
  return namedMemberStates(locale).map(({ code, name }) => {
    const tally = tallies.find(({ memberState }) => memberState === code)
    return { code, name, count: tally?.counted ?? 0, repeated: tally?.repeated ?? 0, threshold: thresholds[code] }
  })
}

async function Switch({ state }: { readonly state: CollectionState }) {
  const t = await getTranslations('organiser.collection')
  if (state === 'no-initiative' || state === 'no-key' || state === 'over') return null
  const isOpened = state !== 'not-opened'
  return (
    <form action={switchCollection} className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <Button name="switch" value={isOpened ? 'close' : 'open'} look={isOpened ? 'quiet' : 'primary'}>
        {t(isOpened ? 'close' : 'open')}
      </Button>
      {isOpened ? <span className="text-sm text-faint">{t('closeHint')}</span> : null}
    </form>
  )
}

/** Asks for a look at the diary where nobody has had one for long. */
async function UnreadDiary({ unread }: { readonly unread: number | 'never' | null }) {
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
async function SurgeLine({ level }: { readonly level: Level }) {
  const t = await getTranslations('organiser.collection.surge')
  return <p className="max-w-[38em] text-faint">{t(surgeWords[level])}</p>
}

async function Total({ counts }: { readonly counts: readonly MemberStateCount[] }) {
  const t = await getTranslations('organiser.collection')
  const format = await getFormatter()
  const sum = (part: 'count' | 'repeated') => counts.reduce((total, row) => total + row[part], 0)
  const reached = counts.filter(({ count, threshold }) => count >= threshold).length
  return (
    <section>
      <p className="mb-2 font-serif text-3xl leading-tight font-semibold">{t('total', { count: sum('count') })}</p>
      <p>{t('totalNote', { goal: format.number(leastTotal), repeated: sum('repeated') })}</p>
      <p>{t('reached', { count: reached, needed: String(leastMemberStates) })}</p>
    </section>
  )
}
