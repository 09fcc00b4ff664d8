import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { stateOf } from '#lib/collecting/collection'
import { may } from '#lib/domain/role'
import { requireOrganiser } from '#lib/http/organiser-session'
import { namedMemberStates } from '#lib/i18n/names'
import { unreadFor } from '#lib/organising/diary'
import { watch, type Watched } from '#lib/organising/watching'
import { server } from '#lib/server'
import { DueRehearsals } from '../keys/due-rehearsals'
import { Notices } from '../notices'
import { RecipientNotice } from '../recipients/recipient-notice'
import { RetentionNotice } from '../retention/retention-notice'
import { CountTable, type MemberStateCount } from './count-table'
import { wordsOfCharts } from './drawn/chart'
import { Headline } from './headline'
import * as parts from './sections'
import { AlarmNotice, StateNotice, SurgeLine, UnreadDiary } from './state'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organiser.collection'))('title') }
}

/** Is it open, how many are there, is it going to be enough; and below what stands behind the answers. */
export default async function CollectionPage() {
  const { organising, collection, watching, surge, lastAudited, paperTotals } = await server()
  const { id, roles } = await requireOrganiser(organising, 'see-counts')
  const t = await getTranslations('organiser.collection')
  const watched = watch(watching)
  const locale = await getLocale()
  const words = wordsOfCharts({ locale, t: await getTranslations('organiser.watch') })
  const state = stateOf(collection(), watched.today)
  return (
    <div className="grid grid-cols-1 gap-8">
      <h1 className="text-3xl font-semibold">{t('title')}</h1>
      <Notices organiserId={id} />
      <RetentionNotice roles={roles} isAlone />
      {may(roles, 'keep-keys') ? <DueRehearsals isElsewhere /> : null}
      <RecipientNotice roles={roles} />
      <StateNotice state={state} isLive={collection().isLive} maySwitch={may(roles, 'switch-collection')} />
      {may(roles, 'judge-suspects') ? <AlarmNotice /> : null}
      <Headline watched={watched} words={words} onPaper={paperTotals().reduce((sum, one) => sum + one.statements, 0)} />
      {may(roles, 'read-audit') ? <UnreadDiary unread={unreadFor(organising, lastAudited('diary-read'))} /> : null}
      <SurgeLine level={surge.level()} />
      <parts.Contents words={words} />
      <parts.PacePart watched={watched} words={words} />
      <parts.MemberStatesPart
        watched={watched}
        words={words}
        table={
          <CountTable counts={countsOf(watched, locale)} canExport={watched.period !== null && may(roles, 'export')} />
        }
      />
      <parts.ValidityPart watched={watched} words={words} mayNote={may(roles, 'keep-calendar')} />
      <parts.QualityPart watched={watched} words={words} />
      <parts.VisitsPart watched={watched} words={words} />
      <parts.ChannelsPart watched={watched} words={words} />
    </div>
  )
}

const countsOf = ({ memberStates }: Watched, locale: string): readonly MemberStateCount[] =>
  namedMemberStates(locale).flatMap(({ code, name }) => {
    const found = memberStates.find(({ memberState }) => memberState === code)
    return found === undefined ? [] : [{ code, name, ...found, count: found.counted }]
  })
