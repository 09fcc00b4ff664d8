import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { buttonLook } from '#app/ui/button'
import { Strokes } from '#app/ui/strokes'
import { stateOf } from '#lib/collecting/collection'
import { brusselsDayOf } from '#lib/domain/day'
import { textIn } from '#lib/domain/initiative'
import { goalOf } from '#lib/rules/goal'
import { server } from '#lib/server'
import { channelQuery } from '../channel-query'
import { PageLink } from '../page-link'

/** The page that it leads to is the one to be found. */
export const generateMetadata = async (): Promise<Metadata> => ({ alternates: { canonical: `/${await getLocale()}` } })

/** Inside a frame a form would be signed on somebody else's page: links open a page of ours instead. */
const elsewhere = { target: '_blank', rel: 'noopener' } as const

/** The counter and a button, for a frame in other people's pages. */
export default async function EmbedPage({ searchParams }: PageProps<'/[locale]/embed'>) {
  const { collection, publicFigures, surge, site, now } = await server()
  const { initiative, pack } = collection()
  if (initiative === null) return <p className="p-5">{(await getTranslations('initiative'))('none')}</p>
  const t = await getTranslations('embed')
  const { count } = publicFigures(surge.atLeast('figures-delayed'))
  const query = channelQuery(await searchParams)
  const state = stateOf(collection(), brusselsDayOf(now()))
  const text = textIn(initiative, await getLocale())
  return (
    <div className="mx-auto grid w-full max-w-md flex-1 content-center gap-2 px-5 py-3">
      <h1 className="text-base leading-tight">
        <PageLink href={`/${query}`} {...elsewhere} lang={text.language}>
          {text.title}
        </PageLink>
      </h1>
      {site().switches.counter ? (
        <>
          <p className="font-semibold">{t('count', { count })}</p>
          <Strokes share={count / goalOf(pack, initiative.registeredOn).total} />
        </>
      ) : (
        <p>{t('off')}</p>
      )}
      {state === 'open' ? (
        <PageLink href={`/sign${query}`} {...elsewhere} className={buttonLook()}>
          {t('sign')}
          <span className="sr-only"> ({t('opensInNewTab')})</span>
        </PageLink>
      ) : (
        <p>{(await getTranslations('collection'))(`${state}.title`)}</p>
      )}
    </div>
  )
}
