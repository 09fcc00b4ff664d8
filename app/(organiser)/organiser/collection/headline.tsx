import { Strokes } from '#app/ui/strokes'
import { daysBetween, paceNeeded } from '#lib/figures/how-far'
import type { Watched } from '#lib/organising/watching'
import { getTranslations } from 'next-intl/server'
import type { Words } from './drawn/chart'

/** How many there are, and whether it is going to be enough. */
export async function Headline(props: {
  readonly watched: Watched
  readonly words: Words
  /** Statements on paper that two people have counted alike. */
  readonly onPaper: number
}) {
  const { watched, words, onPaper } = props
  const { t, number } = words
  const counts = await getTranslations('organiser.collection')
  const { total, memberStates, outlook, lately, validity, goal } = watched
  const reached = memberStates.filter(({ counted, threshold }) => counted >= threshold).length
  const repeated = memberStates.reduce((sum, one) => sum + one.repeated, 0)
  return (
    <section aria-labelledby="headline" className="grid gap-4 rounded-lg border border-line bg-sheet p-5 sm:p-6">
      <div className="grid gap-1">
        <h2 id="headline" className="text-3xl leading-tight">
          {counts('total', { count: total })}
        </h2>
        <p>{counts('totalNote', { goal: number(goal.total), repeated })}</p>
        {onPaper === 0 ? null : (
          <p>
            <a href="/organiser/paper">{t('withPaper', { count: onPaper, together: number(total + onPaper) })}</a>
          </p>
        )}
      </div>
      <Strokes share={total / goal.total} />
      <p className="text-lg font-semibold">{t(`verdict.${outlook.verdict}`, { goal: number(goal.total) })}</p>
      <Ahead watched={watched} words={words} />
      <dl
        className={`grid grid-cols-2 gap-x-5 gap-y-4 border-t border-line pt-4 ${goal.isSpread ? 'md:grid-cols-4' : 'md:grid-cols-3'}`}
      >
        <Figure term={t('lastHour')} figure={number(lately.hour)} />
        <Figure term={t('lastDay')} figure={number(lately.day)} />
        <Figure term={t('lastWeek')} figure={number(lately.week)} />
        {goal.isSpread ? (
          <Figure
            term={t('thresholds')}
            figure={t('ofSeven', { count: number(reached), needed: number(goal.states) })}
            more={t('safeOnes', { count: validity.safe })}
          />
        ) : null}
      </dl>
    </section>
  )
}

/** Where the present pace leads, and which one is needed. */
function Ahead({ watched, words }: { readonly watched: Watched; readonly words: Words }) {
  const { t, number, day } = words
  const { outlook, pace, period, today, total, goal } = watched
  if (outlook.atEnd === null || period === null) return null
  const { low, expected, high } = outlook.atEnd
  const left = daysBetween(today, period.closesOn) + 1
  const band = { low: number(low), expected: number(expected), high: number(high) }
  return (
    <div className="grid max-w-[42em] gap-1">
      <p>{pace === null ? t('validNow', band) : t('atEnd', { ...band, day: day(period.closesOn) })}</p>
      {pace === null ? null : (
        <p>
          {t('paceNow', {
            pace: number(pace.perDay),
            needed: number(paceNeeded(goal, total, today, period.closesOn)),
            days: left,
          })}
        </p>
      )}
    </div>
  )
}

function Figure(props: { readonly term: string; readonly figure: string; readonly more?: string }) {
  return (
    <div>
      <dt className="text-sm text-faint">{props.term}</dt>
      <dd>
        <span className="block font-serif text-2xl font-semibold tabular-nums">{props.figure}</span>
        {props.more === undefined ? null : <span className="text-sm text-faint">{props.more}</span>}
      </dd>
    </div>
  )
}
