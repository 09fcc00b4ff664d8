import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { buttonLook } from '#app/ui/button'
import { Strokes } from '#app/ui/strokes'
import type { CollectionState } from '#lib/collecting/collection'
import type { Day } from '#lib/domain/day'
import type { Initiative } from '#lib/domain/initiative'
import { daysBetween, type HowFar } from '#lib/figures/how-far'
import { dayInWords, momentInWords } from '#lib/i18n/days'
import type { Goal } from '#lib/rules/goal'
import type { pauseReasonIn } from '#lib/site-settings/site'
import { daysOfPeriod } from './days-of-period'
import { PageLink } from './page-link'
import { PauseReason } from './pause-reason'

interface Props {
  readonly initiative: Initiative
  readonly state: CollectionState
  readonly progress: HowFar
  readonly goal: Goal
  readonly today: Day
  readonly figures: { readonly isDelayed: boolean; readonly asOf: Date }
  /** Why the organisers have paused the collection; `null` where they have not, or have not said. */
  readonly pauseReason: ReturnType<typeof pauseReasonIn>
  /** What follows the form's address: the code of the partner whose link led here. */
  readonly query: string
}

/** How far the initiative is, how long it lasts, and one clear button. */
export function ProgressCard(props: Props) {
  const { initiative, state, progress, goal, figures } = props
  const t = useTranslations('initiative')
  const format = useFormatter()
  return (
    <section
      aria-label={t('progressTitle')}
      className="grid grid-cols-1 gap-4 rounded-lg border border-line bg-sheet p-5 shadow-sm sm:p-6 lg:sticky lg:top-4"
    >
      {state === 'open' ? <SignButton query={props.query} /> : <Closed {...props} />}
      <div className="grid grid-cols-1 gap-2">
        <p>
          <strong className="block font-serif text-2xl leading-tight [overflow-wrap:anywhere] hyphens-auto">
            {t('progress', { count: progress.total })}
          </strong>
          <span className="text-faint">{t('progressGoal', { goal: format.number(goal.total) })}</span>
        </p>
        <Strokes share={progress.total / goal.total} />
        {goal.spread === null ? null : (
          <p>
            {t('thresholds', { reached: format.number(progress.reached), needed: format.number(goal.spread.states) })}
          </p>
        )}
      </div>
      <Period initiative={initiative} today={props.today} state={state} />
      <p className="text-sm text-faint">
        {figures.isDelayed
          ? t('progressDelayed', { asOf: momentInWords(figures.asOf, useLocale()) })
          : t('progressNote')}{' '}
        <PageLink href="/progress">{t('moreFigures')}</PageLink>
      </p>
    </section>
  )
}

function SignButton({ query }: { readonly query: string }) {
  const t = useTranslations('initiative')
  return (
    <PageLink href={`/sign${query}`} className={`${buttonLook()} w-full text-lg`}>
      {t('signButton')}
    </PageLink>
  )
}

const closedLook = 'rounded-md border-l-4 border-warn bg-warn-wash px-4 py-3'
const closedTitle = 'mb-1 font-serif text-xl leading-tight font-semibold text-balance'

/** Says kindly why nobody can sign, and after the end what has come of it. */
function Closed({ state, initiative, progress, goal, pauseReason }: Props) {
  const t = useTranslations('collection')
  const days = daysOfPeriod(initiative, useLocale())
  if (state === 'open') return null
  if (state === 'not-opened' && pauseReason !== null) {
    return (
      <div className={closedLook}>
        <p className={closedTitle}>{t('held.title')}</p>
        <PauseReason reason={pauseReason} />
      </div>
    )
  }
  return (
    <div className={closedLook}>
      <p className={closedTitle}>{t(`${state}.title`)}</p>
      <p>
        {t(`${state}.text`, { ...days })}{' '}
        {state === 'over' && goal.spread !== null
          ? t('over.result', { count: progress.total, reached: progress.reached })
          : null}
      </p>
    </div>
  )
}

function Period({
  initiative: { period },
  today,
  state,
}: {
  readonly initiative: Initiative
  readonly today: Day
  readonly state: CollectionState
}) {
  const t = useTranslations('initiative')
  const locale = useLocale()
  const opensOn = dayInWords(period.opensOn, locale)
  const closesOn = dayInWords(period.closesOn, locale)
  const isBefore = today < period.opensOn
  return (
    <div>
      {state === 'over' ? null : (
        <p className="font-semibold">
          {isBefore
            ? t('startsIn', { days: daysBetween(today, period.opensOn) })
            : t('daysLeft', { days: daysBetween(today, period.closesOn) })}
        </p>
      )}
      <p className="text-sm">
        {t('period')}: {t('periodRange', { opensOn, closesOn })}
      </p>
      <p className="text-sm text-faint">{t('periodNote')}</p>
    </div>
  )
}
