import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { ScrollTable } from '#app/ui/scroll-table'
import { namedMemberStates } from '#lib/i18n/names'
import { outcomeOf } from '#lib/organising/returns'
import { invalidReasons } from '#lib/returning/returned'
import { server } from '#lib/server'

/** What the results of batches come to in each Member State, by reason. */
export async function ByReason() {
  const { handingOver } = await server()
  const t = await getTranslations('organiser.results')
  const words = await getTranslations('organiser.exports.invalidReasons')
  const format = await getFormatter()
  const known = { batches: handingOver.batches(), outcomes: handingOver.outcomes() }
  const rows = namedMemberStates(await getLocale()).flatMap(({ code, name }) => {
    const outcome = outcomeOf(code, known)
    return outcome === null ? [] : [{ code, name, outcome }]
  })
  if (rows.length === 0) return null
  const reasons = invalidReasons.filter((reason) =>
    rows.some(({ outcome }) => outcome.invalid.some((one) => one.reason === reason)),
  )
  const shown = (count: number): string => format.number(count)
  return (
    <section className="grid gap-3">
      <h2 className="text-xl font-semibold">{t('byReasonTitle')}</h2>
      <p className="max-w-[38em]">{t('byReason')}</p>
      <ScrollTable
        caption={t('byReasonTitle')}
        head={
          <>
            <th scope="col">{t('memberState')}</th>
            {reasons.map((reason) => (
              <th key={reason} scope="col" className="text-right">
                {words(reason)}
              </th>
            ))}
            <th scope="col" className="text-right">
              {t('allReasons')}
            </th>
          </>
        }
      >
        {rows.map(({ code, name, outcome: { given, valid, invalid } }) => (
          <tr key={code}>
            <th scope="row" className="font-semibold">
              {name}
            </th>
            {reasons.map((reason) => (
              <td key={reason} className="text-right tabular-nums">
                {shown(invalid.find((one) => one.reason === reason)?.count ?? 0)}
              </td>
            ))}
            <td className="text-right tabular-nums">{shown(given - valid)}</td>
          </tr>
        ))}
      </ScrollTable>
    </section>
  )
}
