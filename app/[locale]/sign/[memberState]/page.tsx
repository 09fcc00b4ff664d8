import type { Metadata } from 'next'
import { hasLocale, NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { stateOf } from '#lib/collecting/collection'
import { brusselsDayOf } from '#lib/domain/day'
import { isMemberState } from '#lib/domain/member-states'
import { countryName, namedCountries } from '#lib/i18n/names'
import { routing } from '#lib/i18n/routing'
import { eci2019 } from '#lib/rules/eci-2019/index'
import { server } from '#lib/server'
import { proofOfWorkFiles } from '#lib/http/proof-of-work-files'
import { CollectionNotice } from '../../collection-notice'
import { daysOfPeriod } from '../../days-of-period'
import { PageLink } from '../../page-link'
import { submitStatement } from './actions'
import { SigningForm } from './form'
import { emptyForm } from './form-state'

type Props = PageProps<'/[locale]/sign/[memberState]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, memberState } = await params
  if (!isMemberState(memberState)) return {}
  const t = await getTranslations('signing')
  return { title: t('title', { memberState: countryName(memberState, locale) }), robots: { index: false } }
}

/** The form of one Member State: asks for what its rule names. Patterns and checks stay on the server. */
export default async function SigningPage({ params }: Props) {
  const { locale, memberState } = await params
  if (!hasLocale(routing.locales, locale) || !isMemberState(memberState)) notFound()
  const { collection, now } = await server()
  const state = stateOf(collection(), brusselsDayOf(now()))
  if (state !== 'open') return <CollectionNotice state={state} initiative={collection().initiative} />

  const { part, fields, documents, minimumAge } = eci2019.rules[memberState]
  const { signing, problems, legal, collection: closed } = await getMessages()
  const t = await getTranslations()
  // There is none where the page is kept in memory, the same for everyone.
  const nonce = (await headers()).get('x-nonce') ?? undefined
  return (
    <NextIntlClientProvider messages={{ signing, problems, collection: closed, legal }}>
      <link rel="stylesheet" href={proofOfWorkFiles.style} precedence="default" />
      <script type="module" src={proofOfWorkFiles.script} nonce={nonce} async />
      <SigningForm
        action={submitStatement.bind(null, locale, memberState)}
        initial={emptyForm('', { country: memberState })}
        memberState={{ code: memberState, name: countryName(memberState, locale) }}
        changeLink={<PageLink href="/sign">{t('choose.change')}</PageLink>}
        privacyLink={
          <PageLink href="/privacy" target="_blank">
            {t('signing.privacyLink')}
          </PageLink>
        }
        part={part}
        minimumAge={minimumAge}
        fields={fields.map(({ name, kind, maxLength }) => ({ name, kind, maxLength }))}
        documents={documents.map(({ type, officialName }) => ({ type, officialName }))}
        period={daysOfPeriod(collection().initiative, locale)}
        countries={part === 'A' ? namedCountries(locale) : []}
      />
    </NextIntlClientProvider>
  )
}
