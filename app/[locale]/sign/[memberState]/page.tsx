import type { Metadata } from 'next'
import { hasLocale, NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { stateOf } from '#lib/collecting/collection'
import { brusselsDayOf } from '#lib/domain/day'
import { isMemberState } from '#lib/domain/member-states'
import { countryName } from '#lib/i18n/names'
import { routing } from '#lib/i18n/routing'
import { wordsOfPack } from '#lib/rules/words-of-pack'
import { server } from '#lib/server'
import { proofOfWorkFiles } from '#lib/http/proof-of-work-files'
import { channelQuery } from '../../channel-query'
import { CollectionNotice } from '../../collection-notice'
import { PageLink } from '../../page-link'
import { submitStatement } from './actions'
import { SigningForm } from './form'
import { emptyForm } from './form-state'
import { ruleAsked, titleKeyOf } from './rule-asked'
import { shownForm } from './shown-form'

type Props = PageProps<'/[locale]/sign/[memberState]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, memberState } = await params
  if (!isMemberState(memberState)) return {}
  const rule = ruleAsked((await server()).collection(), memberState)
  if (rule === null) return {}
  const t = await getTranslations('signing')
  return { title: t(titleKeyOf(rule), { memberState: countryName(memberState, locale) }) }
}

/** The form of one Member State: asks for what its rule names. Patterns and checks stay on the server. */
export default async function SigningPage({ params, searchParams }: Props) {
  const { locale, memberState } = await params
  if (!hasLocale(routing.locales, locale) || !isMemberState(memberState)) notFound()
  const { collection, site, now } = await server()
  const rule = ruleAsked(collection(), memberState)
  if (rule === null) notFound()
  const state = stateOf(collection(), brusselsDayOf(now()))
  if (state !== 'open') return <CollectionNotice state={state} initiative={collection().initiative} site={site()} />

  const { signing, problems, legal: law, collection: closed } = await getMessages()
  const { declarations = law.declarations } = wordsOfPack(collection().pack, locale) ?? {}
  const legal = { fields: law.fields, declarations }
  const t = await getTranslations()
  const query = channelQuery(await searchParams)
  // There is none where the page is kept in memory, the same for everyone.
  const nonce = (await headers()).get('x-nonce') ?? undefined
  return (
    <NextIntlClientProvider messages={{ signing, problems, collection: closed, legal }}>
      <link rel="stylesheet" href={proofOfWorkFiles.style} precedence="default" />
      <script type="module" src={proofOfWorkFiles.script} nonce={nonce} async />
      <SigningForm
        {...await shownForm({ collection: collection(), memberState, rule, now: now() }, locale, query)}
        action={submitStatement.bind(null, locale, memberState)}
        initial={emptyForm('', { country: memberState })}
        plainLink={<PageLink href={`/sign/${memberState}/plain${query}`}>{t('signing.plainLink')}</PageLink>}
      />
    </NextIntlClientProvider>
  )
}
