import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { Button } from '#app/ui/button'
import { ScrollTable } from '#app/ui/scroll-table'
import { countryName } from '#lib/i18n/names'
import type { PreviewRow } from '#lib/organising/suspicions'
import { askToMark } from './actions'
import type { TypedConditions } from './conditions-query'

/** What conditions would set apart, and the request to do it. */
export async function Preview(props: {
  readonly typed: TypedConditions
  readonly inWords: string
  readonly rows: readonly PreviewRow[]
  /** All that count, in every Member State. */
  readonly counted: number
}) {
  const t = await getTranslations('organiser.suspects')
  const locale = await getLocale()
  const format = await getFormatter()
  const { typed, rows, counted } = props
  const sum = rows.reduce((total, { matching }) => total + matching, 0)
  const share = (part: number, whole: number): string =>
    format.number(whole === 0 ? 0 : part / whole, { style: 'percent', maximumFractionDigits: 1 })
  return (
    <section id="preview" className="grid grid-cols-1 gap-3 rounded-md border border-line bg-sheet px-5 py-4">
      <h2 className="text-xl font-semibold">{t('previewTitle')}</h2>
      <p className="max-w-[42em]">{props.inWords}</p>
      {sum === 0 ? (
        <p className="font-semibold">{t('previewNothing')}</p>
      ) : (
        <>
          <p className="font-semibold">{t('previewTotal', { count: sum, share: share(sum, counted) })}</p>
          <ScrollTable
            caption={t('previewTitle')}
            head={
              <>
                <th scope="col">{t('memberState')}</th>
                {(['matching', 'counted', 'share'] as const).map((name) => (
                  <th key={name} scope="col" className="text-right">
                    {t(name)}
                  </th>
                ))}
              </>
            }
          >
            {rows.map((row) => (
              <tr key={row.memberState}>
                <th scope="row">{countryName(row.memberState, locale)}</th>
                <td className="text-right tabular-nums">{format.number(row.matching)}</td>
                <td className="text-right tabular-nums">{format.number(row.counted)}</td>
                <td className="text-right tabular-nums">{share(row.matching, row.counted)}</td>
              </tr>
            ))}
          </ScrollTable>
          <p className="max-w-[38em] text-faint">{t('previewLater')}</p>
          <form action={askToMark} className="grid gap-3">
            <HiddenConditions typed={typed} />
            <p className="max-w-[38em]">{t('askText')}</p>
            <div>
              <Button>{t('ask')}</Button>
            </div>
          </form>
        </>
      )}
    </section>
  )
}

function HiddenConditions({ typed: { from, to, ...chosen } }: { readonly typed: TypedConditions }) {
  const values = [
    ['from', from],
    ['to', to],
    ...Object.entries(chosen).flatMap(([name, codes]) => codes.map((code) => [name, code] as const)),
  ] as const
  return values.map(([name, value]) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />)
}
