import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Prose, Section } from '#app/ui/prose'
import { dayInWords } from '#lib/i18n/days'
import { server } from '#lib/server'
import { contactEmail } from '../contact-email'
import { PageLink } from '../page-link'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('accessibility'))('title') }
}

/** When these words were last checked against what the tests see. */
const preparedOn = '2026-11-23'

/** The accessibility statement (Directive (EU) 2016/2102, Article 7; Implementing Decision (EU) 2018/1523). */
export default async function AccessibilityPage() {
  const t = await getTranslations('accessibility')
  const site = await getTranslations('site')
  const { collection, site: settings } = await server()
  const { initiative } = collection()
  const email = contactEmail(settings(), initiative)
  return (
    <Prose title={t('title')} intro={t('intro')}>
      <Section title={t('statusTitle')}>
        <p>{t('status')}</p>
        <p>{t('noCaptcha')}</p>
      </Section>
      <Section title={t('limitsTitle')}>
        <p>{t('limits')}</p>
      </Section>
      <Section title={t('feedbackTitle')}>
        <p>{t('feedback')}</p>
        {email === null ? null : (
          <p>
            <a href={`mailto:${email}`} className="[overflow-wrap:anywhere]">
              {email}
            </a>
          </p>
        )}
        {initiative === null ? null : (
          <p>
            {t('paper')} <PageLink href="/paper">{site('paper')}</PageLink>
          </p>
        )}
      </Section>
      <Section title={t('enforcementTitle')}>
        <p>{t('enforcement')}</p>
      </Section>
      <p className="text-sm text-faint">{t('preparedOn', { day: dayInWords(preparedOn, await getLocale()) })}</p>
    </Prose>
  )
}
