import type { Metadata } from 'next'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { Button } from '#app/ui/button'
import { requireOrganiser } from '#lib/http/organiser-session'
import { requireForeseen } from '#lib/http/require-foreseen'
import { dayInWords } from '#lib/i18n/days'
import { server } from '#lib/server'
import { missingIn } from '#lib/site-settings/missing'
import type { SiteCertificate } from '#lib/site-settings/site'
import { Part, SettingsPage } from '../section'
import { changeCertificate, submitCertificate } from './actions'
import { CertificateForm } from './form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organiser.site.sections.certificate'))('title') }
}

/** The certificate of conformity that the law has organisers show before they collect. */
export default async function CertificateSettingsPage({ searchParams }: PageProps<'/organiser/site/certificate'>) {
  const { organising, collection, siteKeeping, site } = await server()
  await requireOrganiser(organising, 'edit-site')
  await requireForeseen('certificateOfConformity')
  const t = await getTranslations('organiser.site')
  const settings = siteKeeping.settings()
  const { certificate } = site()
  const stands = { authority: certificate?.authority ?? '', issuedOn: certificate?.issuedOn ?? '' }
  return (
    <SettingsPage
      title={t('sections.certificate.title')}
      purpose={t('sections.certificate.purpose')}
      missing={missingIn(settings, collection().pack).certificate}
      isSaved={(await searchParams)['saved'] === 'yes'}
    >
      <Part title={t('certificate.fileTitle')}>
        {certificate === null ? null : <Current certificate={certificate} />}
        <CertificateForm action={submitCertificate} stands={stands} />
      </Part>
      <Part title={t('certificate.needTitle')} text={t('certificate.needText')}>
        <Need isNeeded={settings.nature?.needsCertificate ?? true} isPractice={site().isPractice} />
      </Part>
    </SettingsPage>
  )
}

async function Current({ certificate }: { readonly certificate: SiteCertificate }) {
  const t = await getTranslations('organiser.site.certificate')
  const format = await getFormatter()
  const { address, authority, issuedOn, bytes, sha256 } = certificate
  const size = format.number(Math.ceil(bytes / 1000), { style: 'unit', unit: 'kilobyte' })
  return (
    <div className="grid justify-items-start gap-3">
      <p>
        <a href={address}>{t('current', { authority, day: dayInWords(issuedOn, await getLocale()), size })}</a>
      </p>
      <p className="text-sm [overflow-wrap:anywhere]">
        SHA-256: <code>{sha256}</code>
      </p>
      <form action={changeCertificate}>
        <Button name="change" value="remove" look="quiet">
          {t('remove')}
        </Button>
      </form>
    </div>
  )
}

async function Need({ isNeeded, isPractice }: { readonly isNeeded: boolean; readonly isPractice: boolean }) {
  const t = await getTranslations('organiser.site.certificate')
  return (
    <>
      <p className="font-semibold">{t(isPractice ? 'practice' : isNeeded ? 'needed' : 'notNeeded')}</p>
      <form action={changeCertificate}>
        <Button name="change" value={isNeeded ? 'not-needed' : 'needed'} look="quiet">
          {t(isNeeded ? 'sayNotNeeded' : 'sayNeeded')}
        </Button>
      </form>
    </>
  )
}
