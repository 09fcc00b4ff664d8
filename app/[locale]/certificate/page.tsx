import type { Metadata } from 'next'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { Prose } from '#app/ui/prose'
import { requireForeseen } from '#lib/http/require-foreseen'
import { dayInWords } from '#lib/i18n/days'
import { server } from '#lib/server'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('certificate'))('title') }
}

/** The certificate of conformity, or plainly that there is none (Regulation (EU) 2019/788, Article 11). */
export default async function CertificatePage() {
  await requireForeseen('certificateOfConformity')
  const t = await getTranslations('certificate')
  const format = await getFormatter()
  const { certificate, needsCertificate } = (await server()).site()
  if (certificate === null) {
    return (
      <Prose title={t('title')} intro={t('intro')}>
        <p className="font-semibold">{t(needsCertificate ? 'none' : 'notRequired')}</p>
      </Prose>
    )
  }
  const { address, bytes, sha256, authority, issuedOn } = certificate
  const size = format.number(Math.ceil(bytes / 1000), { style: 'unit', unit: 'kilobyte' })
  return (
    <Prose title={t('title')} intro={t('intro')}>
      <p>{t('issuedBy', { authority, day: dayInWords(issuedOn, await getLocale()) })}</p>
      <p>
        <a href={address} className="text-lg font-semibold">
          {t('shown', { size })}
        </a>
      </p>
      <dl>
        <dt className="text-sm text-faint">{t('fingerprint')}</dt>
        <dd className="font-mono text-sm [overflow-wrap:anywhere]">{sha256}</dd>
      </dl>
    </Prose>
  )
}
