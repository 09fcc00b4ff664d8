import { useFormatter, useTranslations } from 'next-intl'
import { ScrollTable } from '#app/ui/scroll-table'
import type { GoalByState } from '#lib/rules/goal'
import type { GatheredByWay } from '#lib/organising/paper-totals'

export type NamedGathered = GatheredByWay & { readonly name: string }

/** What was gathered online and on paper: apart and together, by Member State and in all, against the thresholds. */
export function PaperTotals({ rows, goal }: { readonly rows: readonly NamedGathered[]; readonly goal: GoalByState }) {
  const t = useTranslations('organiser.paper.totals')
  const format = useFormatter()
  const sum = (part: 'online' | 'onPaper' | 'together'): number => rows.reduce((total, row) => total + row[part], 0)
  const reached = rows.filter(({ together, threshold }) => together >= threshold).length
  const numbers = 'text-right tabular-nums'
  return (
    <section className="grid grid-cols-1 gap-3">
      <h2 className="text-xl font-semibold">{t('title')}</h2>
      <p className="max-w-[38em]">{t('note')}</p>
      {goal.isSpread ? (
        <p className="max-w-[38em]">{t('reached', { count: reached, needed: String(goal.states) })}</p>
      ) : null}
      <ScrollTable
        caption={t('title')}
        head={
          <>
            <th scope="col">{t('memberState')}</th>
            {(['online', 'onPaper', 'together', 'threshold'] as const).map((column) => (
              <th key={column} scope="col" className="text-right">
                {t(column)}
              </th>
            ))}
          </>
        }
      >
        <tr className="font-semibold">
          <th scope="row">{t('all')}</th>
          {[sum('online'), sum('onPaper'), sum('together'), goal.total].map((number, at) => (
            <td key={at} className={numbers}>
              {format.number(number)}
            </td>
          ))}
        </tr>
        {rows.map((row) => (
          <tr key={row.memberState}>
            <th scope="row" className="font-normal">
              {row.name}
            </th>
            <td className={numbers}>{format.number(row.online)}</td>
            <td className={numbers}>{format.number(row.onPaper)}</td>
            <td className={`${numbers} font-semibold`}>
              {format.number(row.together)}
              {row.together >= row.threshold ? (
                <span className="block text-sm font-normal text-good">{t('isReached')}</span>
              ) : null}
            </td>
            <td className={`${numbers} text-faint`}>{format.number(row.threshold)}</td>
          </tr>
        ))}
      </ScrollTable>
    </section>
  )
}
