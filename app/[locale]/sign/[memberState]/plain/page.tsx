import type { Metadata } from 'next'
import { hasLocale, NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { stateOf } from '#lib/collecting/collection'
import { proofPurpose } from '#lib/collecting/sign-statement'
import { brusselsDayOf } from '#lib/domain/day'
import { isMemberState } from '#lib/domain/member-states'
import { countryName } from '#lib/i18n/names'
import { routing } from '#lib/i18n/routing'
import { wordsOfPack } from '#lib/rules/words-of-pack'
import { server } from '#lib/server'
import { channelQuery } from '../../../channel-query'
import { CollectionNotice } from '../../../collection-notice'
import { PageLink } from '../../../page-link'
import { ruleAsked, titleKeyOf } from '../rule-asked'
import { shownForm } from '../shown-form'
import { signWithoutScript } from './actions'
import { PlainForm } from './plain-form'
import { PlainLaneOff } from './plain-lane-off'
import { emptyPlainForm } from './plain-state'

type Props = PageProps<'/[locale]/sign/[memberState]/plain'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, memberState } = await params
  if (!isMemberState(memberState)) return {}
  const rule = ruleAsked((await server()).collection(), memberState)
  if (rule === null) return {}
  const t = await getTranslations('plain')
  return { title: t(titleKeyOf(rule), { memberState: countryName(memberState, locale) }) }
}

/**
 * The form of one Member State for those whose browser runs no script. Rendered for each visitor, since each is asked a
 * question of their own; its scripts are taken out on the way (`lib/serving/plain-answer.ts`).
 */
export default async function PlainSigningPage({ params, searchParams }: Props) {
  const { locale, memberState } = await params
  if (!hasLocale(routing.locales, locale) || !isMemberState(memberState)) notFound()
  const { collection, site, now, plainQuestions } = await server()
  const rule = ruleAsked(collection(), memberState)
  if (rule === null) notFound()
  const { initiative } = collection()
  const state = stateOf(collection(), brusselsDayOf(now()))
  if (initiative === null || state !== 'open') {
    return <CollectionNotice state={state === 'open' ? 'no-initiative' : state} initiative={initiative} site={site()} />
  }

  if (!site().switches.plainLane) return <PlainLaneOff backLink={`/sign/${memberState}`} />

  const { signing, problems, legal: law, plain, collection: closed } = await getMessages()
  const { declarations = law.declarations } = wordsOfPack(collection().pack, locale) ?? {}
  const legal = { fields: law.fields, declarations }
  const t = await getTranslations('plain')
  const shown = { collection: collection(), memberState, rule, now: now() }
  const query = channelQuery(await searchParams)
  const purpose = proofPurpose(initiative.registrationNumber, memberState, 'plain')
  const first = plainQuestions.ask(purpose, locale, t('sentence'))
  return (
    <NextIntlClientProvider messages={{ signing, problems, collection: closed, legal, plain }}>
      <PlainForm
        {...await shownForm(shown, locale, query)}
        title={t(titleKeyOf(rule), { memberState: countryName(memberState, locale) })}
        action={signWithoutScript.bind(null, locale, memberState)}
        initial={emptyPlainForm({ country: memberState })}
        questions={[first, plainQuestions.ask(purpose, locale, t('sentence'), first.number)]}
        backLink={<PageLink href={`/sign/${memberState}${query}`}>{t('back')}</PageLink>}
      />
    </NextIntlClientProvider>
  )
}
