import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { rulesOf, stateOf } from '#lib/collecting/collection'
import { brusselsDayOf } from '#lib/domain/day'
import type { MemberState } from '#lib/domain/member-states'
import { memberStatesOfLanguage } from '#lib/i18n/member-states-of-language'
import { namedMemberStates, type NamedCountry } from '#lib/i18n/names'
import { wordsOfPack } from '#lib/rules/words-of-pack'
import { server } from '#lib/server'
import { channelQuery } from '../channel-query'
import { CollectionNotice } from '../collection-notice'
import { PageLink } from '../page-link'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('choose'))('title') }
}

/** The first question: of which Member State the signatory is a national. The language's own come first. */
export default async function ChooseMemberStatePage({ searchParams }: PageProps<'/[locale]/sign'>) {
  const { collection, site, now } = await server()
  const state = stateOf(collection(), brusselsDayOf(now()))
  if (state !== 'open') return <CollectionNotice state={state} initiative={collection().initiative} site={site()} />

  const t = await getTranslations('choose')
  const locale = await getLocale()
  const rules = rulesOf(collection())
  const all = namedMemberStates(locale).filter(({ code }) => rules[code] !== undefined)
  const isOfNationals = all.every(({ code }) => rules[code]?.entitled === 'nationals')
  const likely = memberStatesOfLanguage[locale]
  const words = wordsOfPack(collection().pack, locale)
  const query = channelQuery(await searchParams)
  return (
    <div className="grid gap-8">
      <header className="grid gap-4">
        <h1 className="text-3xl sm:text-4xl">{t(isOfNationals ? 'title' : 'titleWith')}</h1>
        <p className="max-w-[38em]">{t(isOfNationals ? 'intro' : 'introWith')}</p>
      </header>
      <nav aria-label={t('suggested')} className="grid gap-3">
        <h2 className="text-xl">{t('suggested')}</h2>
        <Choices
          memberStates={likely.flatMap((code) => all.filter((one) => one.code === code))}
          query={query}
          look="border-2 border-accent font-semibold"
        />
      </nav>
      <nav aria-label={t('label')} className="grid gap-3">
        <h2 className="text-xl">{t('others')}</h2>
        <Choices memberStates={all} query={query} look="border border-line" />
      </nav>
      <p className="max-w-[38em] text-faint" lang={words?.language ?? locale}>
        {words?.whoMaySign ?? t('notListed')}
      </p>
    </div>
  )
}

function Choices(props: {
  readonly memberStates: readonly NamedCountry<MemberState>[]
  readonly query: string
  readonly look: string
}) {
  return (
    <ul className="grid gap-2 sm:grid-cols-2 md:grid-cols-3">
      {props.memberStates.map(({ code, name }) => (
        <li key={code}>
          <PageLink
            href={`/sign/${code}${props.query}`}
            className={`flex min-h-12 items-center justify-between gap-3 rounded-md bg-sheet px-4 py-2 text-ink no-underline hover:border-accent hover:bg-wash hover:text-accent ${props.look}`}
          >
            <span className="min-w-0">{name}</span>
            <span aria-hidden="true" className="text-sm text-faint">
              {code}
            </span>
          </PageLink>
        </li>
      ))}
    </ul>
  )
}
