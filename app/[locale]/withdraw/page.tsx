import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { Notice } from '#app/ui/notice'
import { Prose, Section } from '#app/ui/prose'
import { stateOf } from '#lib/collecting/collection'
import { canWithdraw } from '#lib/collecting/withdraw-statement'
import { brusselsDayOf } from '#lib/domain/day'
import { dayInWords } from '#lib/i18n/days'
import { countryName } from '#lib/i18n/names'
import { handedOverDays } from '#lib/organising/batches'
import { server } from '#lib/server'
import { contactEmail } from '../contact-email'
import { PageLink } from '../page-link'
import { submitWithdrawal } from './actions'
import { WithdrawalForm } from './form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('withdraw'))('title') }
}

const effects = ['whatRemoved', 'whatCounts', 'whatAgain', 'whatFinal'] as const

/** Where signatories take their statement back by the code of their receipt. */
export default async function WithdrawPage() {
  const t = await getTranslations('withdraw')
  const names = await getTranslations('site')
  const { collection, now } = await server()
  const today = brusselsDayOf(now())
  const isPossible = canWithdraw(collection(), today)
  return (
    <Prose title={t('title')} intro={t('intro')}>
      {isPossible ? null : (
        <Notice look="warn">
          <p>{t(stateOf(collection(), today) === 'over' ? 'over' : 'notYet')}</p>
        </Notice>
      )}
      <Section title={t('whatTitle')}>
        <ul className="grid max-w-[37em] list-disc gap-2 pl-5">
          {effects.map((effect) => (
            <li key={effect}>{t(effect)}</li>
          ))}
        </ul>
      </Section>
      {isPossible ? (
        <Section title={t('formTitle')}>
          <Form />
        </Section>
      ) : null}
      <HandedOver />
      <WithoutCode />
      <p className="flex flex-wrap gap-x-6 gap-y-2">
        <PageLink href="/rights">{names('rights')}</PageLink>
        <PageLink href="/privacy">{names('privacy')}</PageLink>
      </p>
    </Prose>
  )
}

async function Form() {
  const { withdraw, problems } = await getMessages()
  return (
    <NextIntlClientProvider messages={{ withdraw, problems }}>
      <WithdrawalForm action={submitWithdrawal.bind(null, await getLocale())} />
    </NextIntlClientProvider>
  )
}

/** What was handed over when: the same for everybody, so that whoever asks by a code learns nothing more. */
async function HandedOver() {
  const { handingOver } = await server()
  const t = await getTranslations('withdraw')
  const locale = await getLocale()
  const days = handedOverDays(handingOver.batches())
  if (days.length === 0) return null
  return (
    <Section title={t('handedOverTitle')}>
      <p>{t('handedOver')}</p>
      <ul className="grid max-w-[37em] list-disc gap-2 pl-5">
        {days.map(({ memberState, on }) => (
          <li key={`${memberState} ${on}`}>
            {t('handedOverOn', { memberState: countryName(memberState, locale), day: dayInWords(on, locale) })}
          </li>
        ))}
      </ul>
    </Section>
  )
}

async function WithoutCode() {
  const t = await getTranslations('withdraw')
  const { site, collection } = await server()
  const email = contactEmail(site(), collection().initiative)
  return (
    <Section title={t('noCodeTitle')}>
      <p>{t('noCode')}</p>
      {email === null ? null : (
        <p className="[overflow-wrap:anywhere]">
          <a href={`mailto:${email}`}>{t('writeTo', { email })}</a>
        </p>
      )}
      <p className="text-faint">{t('answer')}</p>
    </Section>
  )
}
