import type { Metadata } from 'next'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { Answer } from '#app/ui/answer'
import { buttonLook } from '#app/ui/button'
import { Notice } from '#app/ui/notice'
import { requireOrganiser } from '#lib/http/organiser-session'
import { requireForeseen } from '#lib/http/require-foreseen'
import { countryName, namedMemberStates } from '#lib/i18n/names'
import type { Submission } from '#lib/organising/submission'
import { server } from '#lib/server'
import { submitValidityCertificate } from './actions'
import { Certificates } from './certificates'
import { CertificateForm } from './form'
import { submissionNow } from './submission-now'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organiser.submission'))('title') }
}

/** The certificates of the authorities, what is missing, and the form to the Commission. */
export default async function SubmissionPage({ searchParams }: PageProps<'/organiser/submission'>) {
  const here = await server()
  await requireOrganiser(here.organising, 'keep-calendar')
  await requireForeseen('commission')
  const t = await getTranslations('organiser.submission')
  const submission = submissionNow(here)
  const { done, problem } = await searchParams
  return (
    <div className="grid grid-cols-1 gap-8">
      <header className="grid gap-3">
        <h1 className="text-3xl font-semibold">{t('title')}</h1>
        <p className="max-w-[38em]">{t('intro')}</p>
      </header>
      {done === 'saved' || done === 'removed' ? <Answer look="good">{t(done)}</Answer> : null}
      {problem === 'busy' ? <Answer look="stop">{t('busy')}</Answer> : null}
      <Missing submission={submission} />
      <Certificates rows={submission.rows} />
      <section className="grid gap-4 border-t border-line pt-6">
        <h2 className="text-xl font-semibold">{t('uploadTitle')}</h2>
        {/* Made anew with each visit: what was kept takes the place of what was typed. */}
        <CertificateForm
          key={here.now().getTime()}
          action={submitValidityCertificate}
          memberStates={namedMemberStates(await getLocale())}
        />
      </section>
      <section className="grid justify-items-start gap-4 border-t border-line pt-6">
        <h2 className="text-xl font-semibold">{t('formTitle')}</h2>
        <p className="max-w-[38em]">{t('formText')}</p>
        {submission.missing.includes('no-initiative') ? null : (
          <a href="/organiser/submission/form" download className={buttonLook('primary')}>
            {t('formLink')}
          </a>
        )}
      </section>
    </div>
  )
}

async function Missing({ submission }: { readonly submission: Submission }) {
  const t = await getTranslations('organiser.submission')
  const format = await getFormatter()
  const locale = await getLocale()
  const { missing, withoutCertificate, total, reached } = submission
  if (missing.length === 0) {
    return (
      <Notice look="good">
        <p>{t('complete')}</p>
      </Notice>
    )
  }
  const memberStates = format.list(withoutCertificate.map((code) => countryName(code, locale)))
  return (
    <Notice look="warn" title={t('missingTitle')}>
      <ul className="grid max-w-[38em] list-disc gap-1 ps-5">
        {missing.map((code) => (
          <li key={code}>{t(`missing.${code}`, { memberStates, total: format.number(total), reached })}</li>
        ))}
      </ul>
    </Notice>
  )
}
