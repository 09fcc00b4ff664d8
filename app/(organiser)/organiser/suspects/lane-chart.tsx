import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { ScrollTable } from '#app/ui/scroll-table'
import { lanes, type LaneLabel } from '#lib/domain/lane'
import { hoursLater } from '#lib/fraud/bursts'
import type { LaneHour } from '#lib/organising/suspicions'
import { hourInWords } from './conditions-in-words'
import { suspectsPage } from './conditions-query'

/** Hours that are drawn at once. */
export const hoursShown = 48

const [width, height] = [640, 240]
const edge = { top: 26, bottom: 30 } as const

/** Told apart by lightness too, not by hue alone. */
const colours: Readonly<Record<LaneLabel, string>> = {
  usual: 'fill-accent',
  plain: 'fill-edge',
  'one-network': 'fill-stop',
  alike: 'fill-warn',
}

interface Props {
  readonly rows: readonly LaneHour[]
  readonly lastHour: string
  readonly isLatest: boolean
}

/** One hour's statements by lane. */
interface Column {
  readonly hour: string
  readonly counts: Readonly<Record<LaneLabel, number>>
  readonly sum: number
}

/** Which lanes statements came by, hour by hour, drawn and told. */
export async function LaneChart({ rows, lastHour, isLatest }: Props) {
  const t = await getTranslations('organiser.suspects')
  const columns = columnsOf(rows, lastHour)
  const link = (hour: string): string => `${suspectsPage}?until=${hour}`
  return (
    <section className="grid grid-cols-1 gap-3">
      <h2 className="text-xl font-semibold">{t('chartTitle')}</h2>
      {columns.every(({ sum }) => sum === 0) ? <p>{t('chartNothing')}</p> : <Drawing columns={columns} />}
      <ul className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
        {lanes.map((lane) => (
          <li key={lane} className="flex items-center gap-2">
            <svg viewBox="0 0 12 12" aria-hidden="true" className="size-3 shrink-0">
              <rect width="12" height="12" className={`${colours[lane]} stroke-edge`} />
            </svg>
            <span>
              <span className="font-semibold">{t(`lane.${lane}.name`)}</span>{' '}
              <span className="text-faint">{t(`lane.${lane}.means`)}</span>
            </span>
          </li>
        ))}
      </ul>
      <p className="flex flex-wrap gap-x-5">
        <a href={link(hoursLater(lastHour, -hoursShown))}>{t('earlier')}</a>
        {isLatest ? null : <a href={link(hoursLater(lastHour, hoursShown))}>{t('later')}</a>}
      </p>
      <Numbers columns={columns} />
    </section>
  )
}

function columnsOf(rows: readonly LaneHour[], lastHour: string): readonly Column[] {
  return Array.from({ length: hoursShown }, (_, index) => {
    const hour = hoursLater(lastHour, index - hoursShown + 1)
    const of = (lane: LaneLabel): number => rows.find((row) => row.hour === hour && row.lane === lane)?.counted ?? 0
    const counts = { usual: of('usual'), plain: of('plain'), 'one-network': of('one-network'), alike: of('alike') }
    return { hour, counts, sum: Object.values(counts).reduce((sum, count) => sum + count, 0) }
  })
}

async function Drawing({ columns }: { readonly columns: readonly Column[] }) {
  const t = await getTranslations('organiser.suspects')
  const locale = await getLocale()
  const format = await getFormatter()
  const top = Math.max(...columns.map(({ sum }) => sum))
  const all = columns.reduce((sum, column) => sum + column.sum, 0)
  const usual = columns.reduce((sum, { counts }) => sum + counts.usual, 0)
  const [first, last] = [columns[0]?.hour ?? '', columns.at(-1)?.hour ?? '']
  const [from, to] = [hourInWords(first, locale), hourInWords(last, locale)]
  const label = t('chartAlt', { from, to, count: format.number(all), marked: format.number(all - usual) })
  const step = width / columns.length
  const scale = (height - edge.top - edge.bottom) / top
  const small = 'fill-faint text-[22px] sm:text-[14px] lg:text-[9px]'
  return (
    <svg viewBox={`0 0 ${String(width)} ${String(height)}`} role="img" aria-label={label} className="w-full">
      <text x={0} y={18} className={small}>
        {format.number(top)}
      </text>
      <path d={`M0 ${String(edge.top)}H${String(width)}`} className="stroke-line" />
      {columns.map(({ hour, counts }, at) => {
        let foot = height - edge.bottom
        return lanes.map((lane) => {
          const tall = counts[lane] * scale
          foot -= tall
          return tall === 0 ? null : (
            <rect
              key={`${hour} ${lane}`}
              x={at * step + 1}
              width={step - 2}
              y={foot}
              height={tall}
              className={`${colours[lane]} stroke-edge`}
              strokeWidth="0.5"
            />
          )
        })
      })}
      <path d={`M0 ${String(height - edge.bottom)}H${String(width)}`} className="stroke-edge" />
      <text x={0} y={height - 6} className={`${small} max-sm:hidden`}>
        {from}
      </text>
      <text x={width} y={height - 6} textAnchor="end" className={small}>
        {to}
      </text>
    </svg>
  )
}

/** The drawing's numbers, newest first; hours in which nothing came are left out. */
async function Numbers({ columns }: { readonly columns: readonly Column[] }) {
  const t = await getTranslations('organiser.suspects')
  const locale = await getLocale()
  const format = await getFormatter()
  return (
    <details>
      <summary className="py-2">{t('chartTable')}</summary>
      <ScrollTable
        caption={t('chartTable')}
        head={
          <>
            <th scope="col">{t('hour')}</th>
            {lanes.map((lane) => (
              <th key={lane} scope="col" className="text-right">
                {t(`lane.${lane}.name`)}
              </th>
            ))}
            <th scope="col" className="text-right">
              {t('sum')}
            </th>
          </>
        }
      >
        {columns
          .filter(({ sum }) => sum > 0)
          .toReversed()
          .map(({ hour, counts, sum }) => (
            <tr key={hour}>
              <th scope="row" className="font-normal">
                {hourInWords(hour, locale)}
              </th>
              {[...lanes.map((lane) => counts[lane]), sum].map((count, at) => (
                <td key={lanes[at] ?? 'sum'} className="text-right tabular-nums">
                  {format.number(count)}
                </td>
              ))}
            </tr>
          ))}
      </ScrollTable>
    </details>
  )
}
