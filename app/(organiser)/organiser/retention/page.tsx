import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Answer } from '#app/ui/answer'
import { buttonLook } from '#app/ui/button'
import { brusselsDayOf } from '#lib/domain/day'
import { requireOrganiser } from '#lib/http/organiser-session'
import { dayInWords } from '#lib/i18n/days'
import { retentionCalendar } from '#lib/organising/retention'
import { server } from '#lib/server'
import { Milestones, type Refused } from './milestones'
import { RetentionNotice } from './retention-notice'
import { Timeline } from './timeline'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organiser.retention'))('title') }
}

const aboutDays = [
  'no-day',
  'day-to-come',
  'before-registration',
  'no-initiative',
  'already-withdrawn',
  'already-submitted',
  'destroyed',
] as const
const others = ['not-noted', 'waits-already', 'not-fresh'] as const

/** By when what has to be gone, the days from which that is counted, and the ways to a legal hold and to destruction. */
export default async function RetentionPage({ searchParams }: PageProps<'/organiser/retention'>) {
  const { organising, retention } = await server()
  const { roles } = await requireOrganiser(organising, 'keep-calendar')
  const t = await getTranslations('organiser.retention')
  const asked = await searchParams
  const refused = refusedIn(asked)
  const wrong = refused?.problem ?? others.find((code) => code === asked['problem'])
  const isOver = retention.destruction() !== null
  return (
    <div className="grid grid-cols-1 gap-8">
      <header className="grid gap-3">
        <h1 className="text-3xl font-semibold">{t('title')}</h1>
        <p className="max-w-[38em]">{t('intro')}</p>
      </header>
      {wrong === undefined ? null : <Answer look="stop">{t(`problems.${wrong}`)}</Answer>}
      {asked['said'] === 'noted' ? <Answer look="good">{t('noted')}</Answer> : null}
      {asked['said'] === 'taken-back' ? <Answer look="good">{t('takenBack')}</Answer> : null}
      <RetentionNotice roles={roles} />
      {isOver ? <CertificateLink /> : <Calendar />}
      <Milestones refused={refused} isOver={isOver} />
      {isOver ? null : <Hold />}
      {isOver ? null : <Destroy />}
    </div>
  )
}

/** The day that was typed last and refused, as the address has it. */
function refusedIn(asked: Readonly<Record<string, string | string[] | undefined>>): Refused | null {
  const problem = aboutDays.find((code) => code === asked['problem'])
  const { name, day } = asked
  if (problem === undefined) return null
  return { name: typeof name === 'string' ? name : '', day: typeof day === 'string' ? day : '', problem }
}

async function Calendar() {
  const { retention, collection, now } = await server()
  const t = await getTranslations('organiser.retention')
  const { initiative } = collection()
  return (
    <section className="grid grid-cols-1 gap-4">
      <h2 className="text-xl font-semibold">{t('timelineTitle')}</h2>
      {initiative === null ? (
        <p>{t('noInitiative')}</p>
      ) : (
        <Timeline
          calendar={retentionCalendar(retention)}
          source={retention.rule.source}
          from={initiative.period.opensOn}
          today={brusselsDayOf(now())}
        />
      )}
      {retention.rule.status === 'unverified' ? <p className="text-sm text-faint">{t('unverified')}</p> : null}
    </section>
  )
}

async function Hold() {
  const { retention, people } = await server()
  const t = await getTranslations('organiser.retention')
  const locale = await getLocale()
  const hold = retention.hold()
  const name = people.everybody().find(({ id }) => id === hold?.placedBy)?.name ?? '–'
  const inWords = (at: Date): string => dayInWords(brusselsDayOf(at), locale)
  return (
    <section className="grid grid-cols-1 gap-4 border-t border-line pt-6">
      <h2 className="text-xl font-semibold">{t('holdTitle')}</h2>
      <p className="max-w-[38em]">{t('holdText')}</p>
      {hold === null ? null : (
        <p className="font-semibold">
          {hold.liftedAt === null
            ? t('holdStands', { day: inWords(hold.placedAt), reference: hold.reference, name })
            : t('holdWas', { day: inWords(hold.liftedAt), reference: hold.reference })}
        </p>
      )}
      <p>
        <a href="/organiser/retention/hold" className={buttonLook('quiet')}>
          {hold?.liftedAt === null ? t('liftLink') : t('placeLink')}
        </a>
      </p>
    </section>
  )
}

async function Destroy() {
  const t = await getTranslations('organiser.retention')
  return (
    <section className="grid grid-cols-1 gap-4 border-t border-line pt-6">
      <h2 className="text-xl font-semibold">{t('destroyTitle')}</h2>
      <p className="max-w-[38em]">{t('destroyKeeps')}</p>
      <p>
        <a href="/organiser/retention/destroy" className={buttonLook('quiet')}>
          {t('destroyLink')}
        </a>
      </p>
    </section>
  )
}

async function CertificateLink() {
  const t = await getTranslations('organiser.retention')
  return (
    <p>
      <a href="/organiser/retention/certificate" className={buttonLook('primary')}>
        {t('certificateLink')}
      </a>
    </p>
  )
}
