import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { Watched } from '#lib/organising/watching'
import { ChartFigure, ChartTable } from './chart-figure'
import { charts } from './drawn/all'
import type { Words } from './drawn/chart'

/** The page's parts, in its order. */
export const sections = ['pace', 'memberStates', 'validity', 'quality', 'visits', 'channels'] as const

type Section = (typeof sections)[number]

interface Props {
  readonly watched: Watched
  readonly words: Words
}

/** Leads to the page's parts: the first screen says what matters, the rest is for whoever looks for it. */
export function Contents({ words: { t } }: { readonly words: Words }) {
  return (
    <nav aria-label={t('contents')} className="flex flex-wrap gap-x-5">
      {sections.map((section) => (
        <a key={section} href={`#${section}`} className="inline-flex min-h-11 items-center">
          {t(`sections.${section}`)}
        </a>
      ))}
    </nav>
  )
}

function Part(props: {
  readonly name: Section
  readonly words: Words
  readonly text?: string
  readonly children: ReactNode
}) {
  return (
    <section aria-labelledby={props.name} className="grid grid-cols-1 gap-6 border-t border-line pt-8">
      <header className="grid gap-2">
        <h2 id={props.name} tabIndex={-1} className="text-2xl font-semibold outline-none">
          {props.words.t(`sections.${props.name}`)}
        </h2>
        {props.text === undefined ? null : <p className="max-w-[42em]">{props.text}</p>}
      </header>
      {props.children}
    </section>
  )
}

/** Charts beside each other where there is room. */
const beside = 'grid grid-cols-1 gap-10 lg:grid-cols-2'

export function PacePart({ watched, words }: Props) {
  const { t } = words
  return (
    <Part name="pace" words={words}>
      <div className={beside}>
        <ChartFigure
          name="total"
          {...{ watched, words }}
          text={watched.pace === null ? t('noForecast') : `${t('howForecast')} ${t('howForecastTuned')}`}
        />
        <div className="grid grid-cols-1 content-start gap-10">
          <ChartFigure name="hours" {...{ watched, words }} text={t('hoursText')} />
          <ChartFigure name="days" {...{ watched, words }} />
        </div>
      </div>
    </Part>
  )
}

/** @param table - The counts with their exports. */
export async function MemberStatesPart({ watched, words, table }: Props & { readonly table: ReactNode }) {
  const t = await getTranslations('organiser.collection')
  const count = watched.memberStates.filter(({ counted, threshold }) => counted >= threshold).length
  return (
    <Part name="memberStates" words={words}>
      {watched.goal.isSpread ? (
        <ChartFigure
          name="spread"
          {...{ watched, words }}
          text={t('reached', { count, needed: String(watched.goal.states) })}
        />
      ) : null}
      <ChartFigure
        name="member-states"
        {...{ watched, words }}
        text={words.t('memberStatesText')}
        table={<div className="mt-4">{table}</div>}
      />
    </Part>
  )
}

export function ValidityPart({ watched, words, mayNote }: Props & { readonly mayNote: boolean }) {
  const { t, number } = words
  const { total, needed } = watched.validity
  const chart = charts.validity(watched, words)
  return (
    <Part name="validity" words={words} text={t('validityText')}>
      <div className="grid max-w-[42em] gap-2">
        <p className="font-semibold">
          {t('validNow', { low: number(total.low), expected: number(total.expected), high: number(total.high) })}
        </p>
        <p>
          {needed === 0 ? t('enoughInAll') : t('neededInAll', { count: number(needed) })}{' '}
          <Spread {...{ watched, words }} />
        </p>
        {mayNote ? (
          <p>
            <a href="/organiser/results">{t('noteResult')}</a>
          </p>
        ) : null}
      </div>
      <ChartFigure
        name="validity"
        {...{ watched, words }}
        text={t('validityLegend')}
        table={<ChartTable caption={chart.title} table={chart.table} words={words} />}
      />
      <details>
        <summary className="min-h-11 content-center text-accent underline underline-offset-4">
          {t('howSureTitle')}
        </summary>
        <div className="mt-2 grid max-w-[42em] gap-3">
          <p>{t('howSure')}</p>
          <p>{t('howSureAssumed')}</p>
          <p>{t('howSureTested')}</p>
        </div>
      </details>
    </Part>
  )
}

/** What the law asks of Member States, where it asks anything of them. */
function Spread({ watched: { goal, validity }, words: { t, number } }: Props) {
  if (!goal.isSpread) return null
  const count = validity.neededForSpread
  return count === 0 ? t('enoughSpread') : t('neededForSpread', { count: number(count) })
}

export function QualityPart({ watched, words }: Props) {
  const { t } = words
  return (
    <Part name="quality" words={words}>
      <div className={beside}>
        <ChartFigure name="doubts" {...{ watched, words }} text={t('doubtsText')} />
        <ChartFigure name="apart" {...{ watched, words }} text={t('apartText')} />
        <ChartFigure name="languages" {...{ watched, words }} />
      </div>
    </Part>
  )
}

export function VisitsPart({ watched, words }: Props) {
  const { t } = words
  return (
    <Part name="visits" words={words} text={t('visitsText')}>
      <div className={beside}>
        <ChartFigure name="funnel" {...{ watched, words }} text={t('funnelText')} />
        <ChartFigure name="refused" {...{ watched, words }} text={t('refusedText')} />
      </div>
    </Part>
  )
}

export function ChannelsPart({ watched, words }: Props) {
  return (
    <Part name="channels" words={words} text={words.t('channelsText')}>
      <ChartFigure name="channels" {...{ watched, words }} />
    </Part>
  )
}
