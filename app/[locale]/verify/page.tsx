import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Prose, Section } from '#app/ui/prose'
import { PageLink } from '../page-link'
import { BrowserCheck } from './browser-check'
import { LogNow } from './log-now'
import { LookUpForm } from './look-up-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('verify'))('title') }
}

const limits = ['limitPerson', 'limitBefore', 'limitAll'] as const

/** Where whoever signed looks whether their statement is in the public log, and anybody whether the log is whole. */
export default async function VerifyPage() {
  const t = await getTranslations('verify')
  const names = await getTranslations('site')
  return (
    <Prose title={t('title')} intro={t('intro')}>
      <Section title={t('formTitle')}>
        <LookUpForm />
      </Section>
      <BrowserCheck />
      <LogNow />
      <Section title={t('limitsTitle')}>
        <ul className="grid max-w-[37em] list-disc gap-2 pl-5">
          {limits.map((limit) => (
            <li key={limit}>{t(limit)}</li>
          ))}
        </ul>
      </Section>
      <Section title={t('watchTitle')}>
        <p>{t('watchText')}</p>
        <p>
          <a href="/witness.mjs">{t('watchLink')}</a>
        </p>
      </Section>
      <p className="flex flex-wrap gap-x-6 gap-y-2">
        <PageLink href="/withdraw">{names('withdraw')}</PageLink>
        <PageLink href="/privacy">{names('privacy')}</PageLink>
      </p>
    </Prose>
  )
}
