import type { Metadata } from 'next'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Strokes } from '#app/ui/strokes'
import { brusselsDayOf, type Day } from '#lib/domain/day'
import { daysBetween, howFar, type HowFar } from '#lib/figures/how-far'
import { momentInWords } from '#lib/i18n/days'
import { goalOf, type Goal } from '#lib/rules/goal'
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
  const { initiative, pack } = collection()
  if (initiative === null) return <NoInitiativeView />
  const goal = goalOf(pack, initiative.registeredOn)
  const t = await getTranslations('progress')
  const format = await getFormatter()
  const figures = publicFigures(surge.atLeast('figures-delayed'))
  const progress = howFar(figures, goal)
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
        <Headlines
          progress={progress}
          goal={goal}
          today={today}
          closesOn={initiative.period.closesOn}
          hasCharts={charts}
        />
      </header>
      <div className="grid grid-cols-1 gap-12 lg:grid-cols-2">
        {hasCharts && goal.spread !== null ? (
          <ChartSection id="map" title={t('mapTitle')} text={t('mapText')}>
            <EuropeMap progress={progress} />
          </ChartSection>
        ) : null}
        <div className="grid grid-cols-1 content-start gap-12">
          {goal.spread === null ? null : (
            <RuleOfSpread progress={progress} goal={{ ...goal, needed: goal.spread.states }} hasCharts={charts} />
          )}
          {hasCharts ? (
            <ChartSection
              id="timeline"
              title={t('timelineTitle')}
              text={t('timelineText', { goal: format.number(goal.total) })}
            >
              <Timeline figures={figures} period={initiative.period} today={today} goal={goal} />
            </ChartSection>
          ) : null}
          {charts || figures.days.length === 0 ? null : <DayTable days={figures.days} />}
        </div>
      </div>
      {goal.spread === null ? null : <MemberStateTable progress={progress} isDrawn={charts} />}
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
  readonly goal: Goal
  readonly today: Day
  readonly closesOn: Day
  readonly hasCharts: boolean
}) {
  const { progress, goal, today, closesOn, hasCharts } = props
  const t = await getTranslations('progress')
  const format = await getFormatter()
  const left = Math.max(0, daysBetween(today, closesOn))
  return (
    <div className="grid gap-5 rounded-lg border border-line bg-sheet p-5 shadow-sm sm:p-6">
      {hasCharts ? <Strokes share={progress.total / goal.total} /> : null}
      <dl className="grid gap-4 sm:grid-cols-3 sm:grid-rows-[repeat(3,auto)] sm:gap-y-0">
        <Headline
          term={t('total')}
          figure={format.number(progress.total)}
          more={t('ofGoal', { goal: format.number(goal.total) })}
        />
        {goal.spread === null ? null : (
          <Headline
            term={t('thresholds')}
            figure={format.number(progress.reached)}
            more={t('ofNeeded', { needed: format.number(goal.spread.states) })}
          />
        )}
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

/** Places to be filled, seven of the Union's, as far as they are. */
async function RuleOfSpread(props: {
  readonly progress: HowFar
  readonly goal: { readonly total: number; readonly needed: number }
  readonly hasCharts: boolean
}) {
  const { progress, goal, hasCharts } = props
  const t = await getTranslations('progress')
  const format = await getFormatter()
  const missing = Math.max(0, goal.needed - progress.reached)
  return (
    <section aria-labelledby="rule" className="grid gap-3">
      <h2 id="rule" className="text-2xl">
        {t('ruleTitle')}
      </h2>
      <p className="text-sm text-faint">
        {t('ruleText', { goal: format.number(goal.total), needed: format.number(goal.needed) })}
      </p>
      {hasCharts ? <Places reached={progress.reached} needed={goal.needed} /> : null}
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
function Places({ reached, needed }: { readonly reached: number; readonly needed: number }) {
  return (
    <svg viewBox="0 0 280 40" aria-hidden="true" className="w-full max-w-sm">
      {Array.from({ length: needed }, (_, at) => (
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
