import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { stateOf } from '#lib/collecting/collection'
import { brusselsDayOf } from '#lib/domain/day'
import { namedMemberStates } from '#lib/i18n/names'
import { server } from '#lib/server'
import { CollectionNotice } from '../collection-notice'
import { PageLink } from '../page-link'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('choose'))('title') }
}

/** The first question: of which Member State the signatory is a national. */
export default async function ChooseMemberStatePage() {
  const { collection, now } = await server()
  const state = stateOf(collection(), brusselsDayOf(now()))
  if (state !== 'open') return <CollectionNotice state={state} initiative={collection().initiative} />

  const t = await getTranslations('choose')
  return (
    <div className="grid gap-6">
      <h1 className="text-3xl font-semibold sm:text-4xl">{t('title')}</h1>
      <p className="max-w-[38em]">{t('intro')}</p>
      <nav aria-label={t('label')}>
        <ul className="grid gap-2 sm:grid-cols-2 md:grid-cols-3">
          {namedMemberStates(await getLocale()).map(({ code, name }) => (
            <li key={code}>
              <PageLink
                href={`/sign/${code}`}
                className="flex min-h-12 items-center justify-between gap-3 rounded-md border border-line bg-sheet px-4 py-2 text-ink no-underline hover:border-accent hover:text-accent"
              >
                <span className="min-w-0">{name}</span>
                <span aria-hidden="true" className="text-sm text-faint">
                  {code}
                </span>
              </PageLink>
            </li>
          ))}
        </ul>
      </nav>
      <p className="text-faint">{t('notListed')}</p>
    </div>
  )
}
