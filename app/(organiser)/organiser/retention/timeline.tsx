import { getLocale, getTranslations } from 'next-intl/server'
import { ScrollTable } from '#app/ui/scroll-table'
import type { Day } from '#lib/domain/day'
import { daysBetween } from '#lib/figures/how-far'
import { dayInWords } from '#lib/i18n/days'
import type { RetentionCalendar } from '#lib/organising/retention'
import type { Deadline } from '#lib/rules/retention'

const [width, height, edge] = [640, 164, 28]
const line = 104

interface Props {
  readonly calendar: RetentionCalendar
  readonly source: string
  /** The first day of collection. */
  readonly from: Day
  readonly today: Day
}

/** The days by which things must be gone, as a line of time and as a table: a number ties a mark to its row. */
export function Timeline(props: Props) {
  const { deadlines } = props.calendar
  return (
    <figure className="grid grid-cols-1 gap-4">
      <Line {...props} />
      <figcaption>
        <DeadlineTable {...props} deadlines={deadlines} />
      </figcaption>
    </figure>
  )
}

async function Line({ calendar, from, today }: Props) {
  const t = await getTranslations('organiser.retention')
  const locale = await getLocale()
  const { deadlines } = calendar
  const first = today < from ? today : from
  const last = [today, ...deadlines.map(({ on }) => on)].toSorted().at(-1) ?? today
  const days = Math.max(1, daysBetween(first, last))
  const x = (day: Day): number => edge + (daysBetween(first, day) / days) * (width - 2 * edge)
  const label = t('timelineAlt', {
    from: dayInWords(first, locale),
    to: dayInWords(last, locale),
    count: deadlines.length,
  })
  return (
    <svg viewBox={`0 0 ${String(width)} ${String(height)}`} role="img" aria-label={label} className="w-full">
      <path d={`M${String(edge)} ${String(line)}H${String(width - edge)}`} strokeWidth="3" className="stroke-line" />
      <path
        d={`M${String(edge)} ${String(line)}H${x(today).toFixed(1)}`}
        strokeWidth="3"
        strokeLinecap="round"
        className="stroke-accent"
      />
      <path
        d={`M${x(today).toFixed(1)} ${String(line - 16)}v32`}
        strokeWidth="3"
        strokeLinecap="round"
        className="stroke-accent"
      />
      <text
        x={x(today)}
        y={line + 42}
        textAnchor={anchorAt(x(today))}
        className="fill-ink text-[24px] font-semibold sm:text-[17px]"
      >
        {t('today')}
      </text>
      {deadlines.map((deadline, at) => (
        <Stem key={`${deadline.what} ${deadline.after}`} deadline={deadline} number={at + 1} x={x(deadline.on)} />
      ))}
      {deadlines.map((deadline, at) => (
        <Mark key={`${deadline.what} ${deadline.after}`} deadline={deadline} number={at + 1} x={x(deadline.on)} />
      ))}
    </svg>
  )
}

const anchorAt = (x: number): 'start' | 'middle' | 'end' => (x < 60 ? 'start' : x > width - 60 ? 'end' : 'middle')

interface Marked {
  readonly deadline: Deadline
  readonly number: number
  readonly x: number
}

/** Those that would lie upon each other stand in two rows. */
const rowOf = (number: number): number => (number % 2 === 1 ? 66 : 22)

/** Leads from a mark to its day. All are drawn before the marks: two deadlines can fall on one day. */
function Stem({ deadline, number, x }: Marked) {
  return (
    <path
      d={`M${x.toFixed(1)} ${String(rowOf(number))}V${String(line)}`}
      strokeWidth="2"
      className={deadline.holds ? 'stroke-warn' : 'stroke-edge'}
    />
  )
}

/** A filled mark holds; a hollow one does not. */
function Mark({ deadline, number, x }: Marked) {
  const row = rowOf(number)
  return (
    <g>
      <circle
        cx={x}
        cy={row}
        r="20"
        strokeWidth="2"
        className={deadline.holds ? 'fill-warn-wash stroke-warn' : 'fill-sheet stroke-edge'}
      />
      <text x={x} y={row + 8} textAnchor="middle" className="fill-ink text-[26px] font-semibold sm:text-[20px]">
        {number}
      </text>
    </g>
  )
}

async function DeadlineTable(props: Props & { readonly deadlines: readonly Deadline[] }) {
  const t = await getTranslations('organiser.retention')
  const locale = await getLocale()
  const { calendar, deadlines, source, today } = props
  const because = ({ after, span }: Deadline): string =>
    t(`because.${after}`, {
      span: span.months === undefined ? t('weeks', { count: span.weeks ?? 0 }) : t('months', { count: span.months }),
      source,
    })
  const state = ({ what, holds }: Deadline): string =>
    holds ? t('holds') : what === 'statements' && calendar.hold === 'placed' ? t('putOff') : t('notHolds')
  return (
    <ScrollTable
      caption={t('caption')}
      head={
        <>
          <th scope="col">{t('number')}</th>
          <th scope="col">{t('what')}</th>
          <th scope="col">{t('day')}</th>
          <th scope="col">{t('left')}</th>
          <th scope="col">{t('source')}</th>
        </>
      }
    >
      {deadlines.map((deadline, at) => {
        const left = daysBetween(today, deadline.on)
        return (
          <tr key={`${deadline.what} ${deadline.after}`} className={deadline.holds ? 'font-semibold' : 'text-faint'}>
            <td>{at + 1}</td>
            <th scope="row" className="font-[inherit]">
              {t(`whats.${deadline.what}`)}
            </th>
            <td className="whitespace-nowrap">{dayInWords(deadline.on, locale)}</td>
            <td className={deadline.holds && left < 0 ? 'text-stop' : ''}>
              {left < 0 ? t('daysOver', { days: -left }) : t('daysLeft', { days: left })}
            </td>
            <td className="min-w-56">
              {because(deadline)} {state(deadline)}
            </td>
          </tr>
        )
      })}
    </ScrollTable>
  )
}
