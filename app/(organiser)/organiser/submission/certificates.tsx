import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { Button } from '#app/ui/button'
import { dayInWords } from '#lib/i18n/days'
import { countryName } from '#lib/i18n/names'
import type { SubmissionRow } from '#lib/organising/submission'
import { server } from '#lib/server'
import { takeCertificateAway } from './actions'

/** The certificates that are here, each with what it says against the threshold. */
export async function Certificates({ rows }: { readonly rows: readonly SubmissionRow[] }) {
  const t = await getTranslations('organiser.submission')
  return (
    <section className="grid gap-3">
      <h2 className="text-xl font-semibold">{t('certificatesTitle')}</h2>
      <p className="max-w-[38em]">{rows.length === 0 ? t('certificatesNone') : t('certificatesKept')}</p>
      <ul>
        {rows.map((row) => (
          <Certificate key={row.memberState} row={row} />
        ))}
      </ul>
    </section>
  )
}

async function Certificate({ row }: { readonly row: SubmissionRow }) {
  const { certificateKeeping } = await server()
  const t = await getTranslations('organiser.submission')
  const format = await getFormatter()
  const locale = await getLocale()
  const { memberState: code, valid, authority, issuedOn, threshold, isReached } = row
  const memberState = countryName(code, locale)
  const bytes = certificateKeeping.certificates().find((one) => one.memberState === code)?.size ?? 0
  const size = format.number(Math.ceil(bytes / 1000), { style: 'unit', unit: 'kilobyte' })
  return (
    <li className="grid gap-2 border-b border-line py-3">
      <a href={`/organiser/submission/certificates/${code}`} download>
        {t('certificateLink', { memberState, size })}
      </a>
      <span>{t('certificateLine', { valid: format.number(valid), authority, day: dayInWords(issuedOn, locale) })}</span>
      <span className={isReached ? 'text-good' : 'text-warn'}>
        {t(isReached ? 'thresholdReached' : 'thresholdMissed', { threshold: format.number(threshold) })}
      </span>
      <form action={takeCertificateAway.bind(null, code)}>
        <Button look="quiet">{t('remove', { memberState })}</Button>
      </form>
    </li>
  )
}
