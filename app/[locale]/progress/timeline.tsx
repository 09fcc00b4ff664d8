import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import type { CollectionPeriod } from '#lib/domain/collection-period'
import type { Day } from '#lib/domain/day'
import { daysBetween, paceNeeded } from '#lib/figures/how-far'
import { leastShown, type DayFigure, type PublishedFigures } from '#lib/figures/published-figures'
import { dayInWords } from '#lib/i18n/days'
import type { Goal } from '#lib/rules/goal'

const [width, height] = [640, 300]
/** Room for the words at the edges. */
const edge = { left: 8, right: 8, top: 30, bottom: 36 } as const

/** In units of the drawing: large where it is drawn small. */
const small = 'fill-faint text-[22px] sm:text-[14px]'

interface Props {
  readonly figures: PublishedFigures
  readonly period: CollectionPeriod
  readonly today: Day
  readonly goal: Goal
}

/** All statements day by day, and the pace that leads to what is needed on the last day. */
export async function Timeline({ figures, period, today, goal }: Props) {
  const t = await getTranslations('progress')
  const locale = await getLocale()
  const format = await getFormatter()
  const last = figures.days.at(-1)
  if (last === undefined) return <p>{t('timelineEmpty')}</p>
  const pace = paceNeeded(goal, figures.count, today, period.closesOn)
  return (
    <figure className="grid gap-3">
      <Chart
        figures={figures}
        period={period}
        goal={goal}
        label={t('timelineAlt', {
          from: dayInWords(period.opensOn, locale),
          to: dayInWords(last.day, locale),
          count: format.number(last.total),
          pace: format.number(pace),
        })}
      />
      <figcaption className="grid gap-3">
        {today <= period.closesOn && pace > 0 ? (
          <p className="font-semibold">{t('pace', { count: pace, goal: format.number(goal.total) })}</p>
        ) : null}
        <p>{t('lastWeek', { count: lately(figures.days) })}</p>
        <DayTable days={figures.days} />
      </figcaption>
    </figure>
  )
}

/** Statements a day in the last seven that are published. */
function lately(days: readonly DayFigure[]): number {
  const [last, before] = [days.at(-1)?.total ?? 0, days.at(-8)?.total ?? 0]
  return Math.round((last - before) / Math.min(7, Math.max(1, days.length)))
}

async function Chart({ figures, period, goal, label }: Omit<Props, 'today'> & { readonly label: string }) {
  const locale = await getLocale()
  const format = await getFormatter()
  const days = Math.max(1, daysBetween(period.opensOn, period.closesOn))
  const top = Math.max(goal.total, figures.count)
  const x = (day: Day): number =>
    edge.left + (Math.max(0, daysBetween(period.opensOn, day)) / days) * (width - edge.left - edge.right)
  const y = (total: number): number => height - edge.bottom - (total / top) * (height - edge.top - edge.bottom)
  const point = (day: Day, total: number): string => `${x(day).toFixed(1)} ${y(total).toFixed(1)}`
  const line = `M${point(period.opensOn, 0)}${figures.days.map(({ day, total }) => `L${point(day, total)}`).join('')}`
  const last = figures.days.at(-1)
  const end = last === undefined ? period.opensOn : last.day
  return (
    <svg viewBox={`0 0 ${String(width)} ${String(height)}`} role="img" aria-label={label} className="w-full">
      {[0.25, 0.5, 0.75, 1].map((share) => (
        <g key={share}>
          <path
            d={`M${String(edge.left)} ${String(y(goal.total * share))}H${String(width - edge.right)}`}
            className="stroke-line"
          />
          <text x={width - edge.right} y={y(goal.total * share) - 5} textAnchor="end" className={small}>
            {format.number(goal.total * share)}
          </text>
        </g>
      ))}
      <path d={`${line}L${x(end).toFixed(1)} ${y(0).toFixed(1)}Z`} fillOpacity="0.12" className="fill-accent" />
      <path
        d={`M${point(end, figures.count)}L${point(period.closesOn, Math.max(goal.total, figures.count))}`}
        strokeDasharray="7 6"
        strokeWidth="2"
        fill="none"
        className="stroke-faint"
      />
      <path d={line} fill="none" strokeWidth="3" strokeLinejoin="round" className="stroke-accent" />
      <path d={`M${String(edge.left)} ${String(y(0))}H${String(width - edge.right)}`} className="stroke-edge" />
      <text x={edge.left} y={height - 6} className={small}>
        {dayInWords(period.opensOn, locale)}
      </text>
      <text x={width - edge.right} y={height - 6} textAnchor="end" className={small}>
        {dayInWords(period.closesOn, locale)}
      </text>
    </svg>
  )
}

/** The line's numbers, for those who would rather read them. */
export async function DayTable({ days }: { readonly days: readonly DayFigure[] }) {
  const t = await getTranslations('progress')
  const locale = await getLocale()
  const format = await getFormatter()
  return (
    <details>
      <summary className="text-accent underline underline-offset-4">{t('timelineTitle')}</summary>
      <div className="mt-2 max-h-96 overflow-auto" role="group" aria-label={t('dayColumn')} tabIndex={0}>
        <table className="w-full text-left text-sm">
          <thead>
            <tr className="border-b border-edge">
              <th scope="col" className="py-1 pe-4">
                {t('dayColumn')}
              </th>
              <th scope="col" className="py-1 pe-4 text-end">
                {t('dayCount')}
              </th>
              <th scope="col" className="py-1 text-end">
                {t('totalColumn')}
              </th>
            </tr>
          </thead>
          <tbody>
            {days.toReversed().map(({ day, count, total }) => (
              <tr key={day} className="border-b border-line">
                <th scope="row" className="py-1 pe-4 font-normal">
                  {dayInWords(day, locale)}
                </th>
                <td className="py-1 pe-4 text-end tabular-nums">
                  {count === null ? t('held', { least: format.number(leastShown) }) : format.number(count)}
                </td>
                <td className="py-1 text-end tabular-nums">{format.number(total)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
