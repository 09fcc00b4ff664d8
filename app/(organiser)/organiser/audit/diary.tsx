import { getFormatter, getTranslations } from 'next-intl/server'
import { auditEventNames, type RecordedEvent } from '#lib/domain/audit-event'
import { brusselsDayOf } from '#lib/domain/day'
import { dayInWords, timeInWords } from '#lib/i18n/days'
import { countryName } from '#lib/i18n/names'

interface Props {
  readonly rows: readonly RecordedEvent[]
  /** Names of organisers, also of those who have left. */
  readonly names: ReadonlyMap<number, string>
  readonly locale: string
}

/** Entries under their days. */
export async function Diary({ rows, names, locale }: Props) {
  const t = await getTranslations('organiser')
  const format = await getFormatter()
  const days = Map.groupBy(rows, ({ at }) => brusselsDayOf(new Date(at)))
  const about = ({ event, subjectId, memberState: code, count }: RecordedEvent): string => {
    const known = auditEventNames.find((name) => name === event)
    const words = [
      known === undefined ? event : t(`events.${known}`),
      subjectId === null ? null : (names.get(subjectId) ?? t('audit.somebody')),
      code === null ? null : countryName(code, locale),
      count === null ? null : format.number(count),
    ]
    return words.filter((word) => word !== null).join(' · ')
  }
  return (
    <div className="grid gap-6">
      {[...days].map(([day, entries]) => (
        <section key={day}>
          <h2 className="border-b border-line pb-2 text-xl font-semibold">{dayInWords(day, locale)}</h2>
          <ol>
            {entries.map((row) => (
              <li key={row.id} className="grid gap-x-5 border-b border-line py-2 sm:grid-cols-[6rem_14rem_1fr]">
                <time dateTime={row.at} className="text-faint tabular-nums">
                  {timeInWords(new Date(row.at), locale)}
                </time>
                <span className="[overflow-wrap:anywhere]">
                  {row.organiserId === null ? t('audit.nobody') : (names.get(row.organiserId) ?? t('audit.somebody'))}
                </span>
                <span className="[overflow-wrap:anywhere]">{about(row)}</span>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}
