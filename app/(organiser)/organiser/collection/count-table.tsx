import { Command } from '#app/ui/command'
import { ScrollTable } from '#app/ui/scroll-table'
import { useFormatter, useTranslations } from 'next-intl'

export interface MemberStateCount {
  readonly code: string
  readonly name: string
  readonly count: number
  readonly repeated: number
  readonly threshold: number
}

/** Statements against thresholds, drawn and told, with the export of each Member State. */
export function CountTable({
  counts,
  canExport,
}: {
  readonly counts: readonly MemberStateCount[]
  readonly canExport: boolean
}) {
  const t = useTranslations('organiser.collection')
  return (
    <section className="grid grid-cols-1 gap-2">
      <h2 className="font-serif text-xl font-semibold">{t('tableCaption')}</h2>
      <ScrollTable
        caption={t('tableCaption')}
        head={
          <>
            <th scope="col">{t('memberState')}</th>
            <th scope="col" className="text-right">
              {t('count')}
            </th>
            <th scope="col" className="hidden text-right sm:table-cell">
              {t('threshold')}
            </th>
            <th scope="col" className="hidden w-1/4 sm:table-cell">
              {t('share')}
            </th>
            <th scope="col">{t('export')}</th>
          </>
        }
      >
        {counts.map((row) => (
          <CountRow key={row.code} row={row} canExport={canExport} />
        ))}
      </ScrollTable>
      <p className="mt-2 max-w-[38em] text-faint">{t('exportHint')}</p>
      <Command>./run export open FILE --share SHARE-1 --share SHARE-2 --out FOLDER</Command>
    </section>
  )
}

function CountRow({ row, canExport }: { readonly row: MemberStateCount; readonly canExport: boolean }) {
  const t = useTranslations('organiser.collection')
  const format = useFormatter()
  const share = Math.min(1, row.count / row.threshold)
  const isReached = row.count >= row.threshold
  return (
    <tr>
      <th scope="row" className="font-semibold">
        {row.name} <span className="hidden font-normal text-faint sm:inline">{row.code}</span>
      </th>
      <td className="text-right tabular-nums">
        {format.number(row.count)}
        <span className="block text-sm text-faint sm:hidden">
          {t('ofThreshold', { threshold: format.number(row.threshold) })}
        </span>
      </td>
      <td className="hidden text-right tabular-nums sm:table-cell">{format.number(row.threshold)}</td>
      <td className="hidden sm:table-cell">
        <span className="flex items-center gap-2 text-sm">
          <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" className="h-2 w-full rounded-full">
            <rect width="100" height="6" className="fill-line" />
            <rect width={share * 100} height="6" className={isReached ? 'fill-good' : 'fill-accent'} />
          </svg>
          <span className="w-16 text-right tabular-nums">
            {isReached ? t('thresholdReached') : format.number(share, { style: 'percent', maximumFractionDigits: 1 })}
          </span>
        </span>
      </td>
      <td>
        {row.count === 0 || !canExport ? (
          <span className="text-sm text-faint">{t('nothing')}</span>
        ) : (
          <a href="/organiser/exports" aria-label={t('exportFile', { memberState: row.name })}>
            {t('export')}
          </a>
        )}
      </td>
    </tr>
  )
}
