import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { ScrollTable } from '#app/ui/scroll-table'
import { dayInWords } from '#lib/i18n/days'
import type { Batch, BatchOutcome } from '#lib/organising/batches'
import { batchPage } from '../../batch-page'
import { submitResult } from './actions'
import { FileForm, LetterForm, ListForm } from './forms'
import { Part } from './parts'

/** What the authority has found, and the three ways in which its answer comes. */
export async function ResultPart({ batch, outcome }: { readonly batch: Batch; readonly outcome: BatchOutcome | null }) {
  const t = await getTranslations('organiser.exports.batch')
  const form = { action: submitResult.bind(null, batch.id), page: batchPage(batch.id) }
  return (
    <Part title={t('resultTitle')} text={t('resultText')}>
      {outcome === null ? null : <Outcome given={batch.count} outcome={outcome} />}
      <FileForm of="result" {...form} />
      <ListForm {...form} />
      <LetterForm {...form} />
    </Part>
  )
}

async function Outcome({ given, outcome }: { readonly given: number; readonly outcome: BatchOutcome }) {
  const t = await getTranslations('organiser.exports')
  const format = await getFormatter()
  const { valid, invalid, authority, issuedOn, sampleSize } = outcome
  const share = format.number(valid / given, { style: 'percent', maximumFractionDigits: 1 })
  const numbers = { valid: format.number(valid), given: format.number(given), share }
  return (
    <>
      <p className="max-w-[38em] font-semibold">
        {t('batch.outcome', { ...numbers, authority, day: dayInWords(issuedOn, await getLocale()) })}
      </p>
      {sampleSize === null ? null : <p>{t('batch.outcomeSample', { size: format.number(sampleSize) })}</p>}
      {invalid.length === 0 ? null : (
        <ScrollTable
          caption={t('batch.reasonColumn')}
          head={
            <>
              <th scope="col">{t('batch.reasonColumn')}</th>
              <th scope="col" className="text-right">
                {t('batch.countColumn')}
              </th>
            </>
          }
        >
          {invalid.map(({ reason, count }) => (
            <tr key={reason}>
              <th scope="row">{t(`invalidReasons.${reason}`)}</th>
              <td className="text-right tabular-nums">{format.number(count)}</td>
            </tr>
          ))}
        </ScrollTable>
      )}
    </>
  )
}
