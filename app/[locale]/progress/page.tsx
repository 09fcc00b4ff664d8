import type { Metadata } from 'next'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Strokes } from '#app/ui/strokes'
import { brusselsDayOf, type Day } from '#lib/domain/day'
import { daysBetween, howFar, type HowFar } from '#lib/figures/how-far'
import { momentInWords } from '#lib/i18n/days'
import { leastMemberStates, leastTotal, thresholdsFor } from '#lib/rules/thresholds'
import { server } from '#lib/server'
import { NoInitiativeView } from '../initiative'
import { EuropeMap } from './europe-map'
import { MemberStateTable } from './member-state-table'
import { DayTable, Timeline } from './timeline'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('progress'))('title') }
}

/** Progress that people would rather look at than read; each picture's numbers stand beside it. */
export default async function ProgressPage() {
  const { collection, publicFigures, surge, site, now } = await server()
  const { initiative } = collection()
  if (initiative === null) return <NoInitiativeView />
  const t = await getTranslations('progress')
  const format = await getFormatter()
  const figures = publicFigures(surge.atLeast('figures-delayed'))
  const progress = howFar(figures, thresholdsFor(initiative.registeredOn))
  // Charts are the first that a crowded site leaves out; the table stays.
  const { charts } = site().switches
  const hasCharts = charts && !surge.atLeast('charts-off')
  const today = brusselsDayOf(now())
  return (
    <div className="grid grid-cols-1 gap-12">
      <header className="grid grid-cols-1 gap-4">
        <h1 className="text-3xl sm:text-4xl">{t('title')}</h1>
        <p className="max-w-[42em]">
          {t('intro')} {t('asOf', { asOf: momentInWords(figures.asOf, await getLocale()) })}{' '}
          {t('every', { minutes: site().figuresEvery })}
        </p>
        <Headlines progress={progress} today={today} closesOn={initiative.period.closesOn} hasCharts={charts} />
      </header>
      <div className="grid grid-cols-1 gap-12 lg:grid-cols-2">
        {hasCharts ? (
          <ChartSection id="map" title={t('mapTitle')} text={t('mapText')}>
            <EuropeMap progress={progress} />
          </ChartSection>
        ) : null}
        <div className="grid grid-cols-1 content-start gap-12">
          <RuleOfSpread progress={progress} hasCharts={charts} />
          {hasCharts ? (
            <ChartSection
              id="timeline"
              title={t('timelineTitle')}
              text={t('timelineText', { goal: format.number(leastTotal) })}
            >
              <Timeline figures={figures} period={initiative.period} today={today} />
            </ChartSection>
          ) : null}
          {charts || figures.days.length === 0 ? null : <DayTable days={figures.days} />}
        </div>
      </div>
      <MemberStateTable progress={progress} isDrawn={charts} />
      <p>
        <a href="/api/v1/progress">{t('dataLink')}</a>
      </p>
    </div>
  )
}

function ChartSection(props: {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly children: ReactNode
}) {
  return (
    <section aria-labelledby={props.id} className="grid grid-cols-1 content-start gap-3">
      <h2 id={props.id} className="text-2xl">
        {props.title}
      </h2>
      <p className="text-sm text-faint">{props.text}</p>
      {props.children}
    </section>
  )
}

async function Headlines(props: {
  readonly progress: HowFar
  readonly today: Day
  readonly closesOn: Day
  readonly hasCharts: boolean
}) {
  const { progress, today, closesOn, hasCharts } = props
  const t = await getTranslations('progress')
  const format = await getFormatter()
  const left = Math.max(0, daysBetween(today, closesOn))
  return (
    <div className="grid gap-5 rounded-lg border border-line bg-sheet p-5 shadow-sm sm:p-6">
      {hasCharts ? <Strokes share={progress.total / leastTotal} /> : null}
      <dl className="grid gap-4 sm:grid-cols-3 sm:grid-rows-[repeat(3,auto)] sm:gap-y-0">
        <Headline
          term={t('total')}
          figure={format.number(progress.total)}
          more={t('ofGoal', { goal: format.number(leastTotal) })}
        />
        <Headline
          term={t('thresholds')}
          figure={format.number(progress.reached)}
          more={t('ofNeeded', { needed: format.number(leastMemberStates) })}
        />
        <Headline term={t('daysLeft')} figure={format.number(left)} />
      </dl>
    </div>
  )
}

function Headline(props: { readonly term: string; readonly figure: string; readonly more?: string }) {
  return (
    <div className="border-l-4 border-accent pl-4 sm:row-span-3 sm:grid sm:grid-rows-subgrid">
      <dt className="text-sm text-faint">{props.term}</dt>
      <dd className="sm:row-span-2 sm:grid sm:grid-rows-subgrid">
        <span className="block font-serif text-3xl font-semibold">{props.figure}</span>
        {props.more === undefined ? null : <span className="text-sm text-faint">{props.more}</span>}
      </dd>
    </div>
  )
}

/** Seven places to be filled, as far as they are. */
async function RuleOfSpread({ progress, hasCharts }: { readonly progress: HowFar; readonly hasCharts: boolean }) {
  const t = await getTranslations('progress')
  const format = await getFormatter()
  const missing = Math.max(0, leastMemberStates - progress.reached)
  return (
    <section aria-labelledby="rule" className="grid gap-3">
      <h2 id="rule" className="text-2xl">
        {t('ruleTitle')}
      </h2>
      <p className="text-sm text-faint">
        {t('ruleText', { goal: format.number(leastTotal), needed: format.number(leastMemberStates) })}
      </p>
      {hasCharts ? <Places reached={progress.reached} /> : null}
      <p className="font-semibold">
        {progress.isTotalMet && progress.isSpreadMet
          ? t('ruleMet')
          : missing > 0
            ? t('ruleOpen', { count: missing })
            : null}
      </p>
    </section>
  )
}

/** An ornament: the words say the same. */
function Places({ reached }: { readonly reached: number }) {
  return (
    <svg viewBox="0 0 280 40" aria-hidden="true" className="w-full max-w-sm">
      {Array.from({ length: leastMemberStates }, (_, at) => (
        <g key={at} transform={`translate(${String(at * 40 + 20)} 20)`}>
          <circle
            r="15"
            strokeWidth="2"
            className={at < reached ? 'fill-accent stroke-accent' : 'fill-none stroke-edge'}
          />
          {at < reached ? <path d="M-6 0l4 5 8-10" fill="none" strokeWidth="3" className="stroke-on-accent" /> : null}
        </g>
      ))}
    </svg>
  )
}
