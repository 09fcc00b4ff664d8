import { getLocale } from 'next-intl/server'
import { stateOf } from '#lib/collecting/collection'
import { brusselsDayOf } from '#lib/domain/day'
import { textIn } from '#lib/domain/initiative'
import { howFar } from '#lib/figures/how-far'
import { goalOf } from '#lib/rules/goal'
import { server } from '#lib/server'
import { pauseReasonIn } from '#lib/site-settings/site'
import { channelQuery } from './channel-query'
import { InitiativeView, NoInitiativeView } from './initiative'
import { ProgressCard } from './progress-card'
import { ShareLinks } from './share-links'

/** The initiative, exactly as the register has it. */
export default async function InitiativePage({ searchParams }: PageProps<'/[locale]'>) {
  const { collection, publicFigures, surge, site, now, origin } = await server()
  const { initiative, pack } = collection()
  if (initiative === null) return <NoInitiativeView />
  const goal = goalOf(pack, initiative.registeredOn)
  // The one place where a surge is to say that figures are delayed, and of when they are.
  const isDelayed = surge.atLeast('figures-delayed')
  const figures = publicFigures(isDelayed)
  const today = brusselsDayOf(now())
  const locale = await getLocale()
  return (
    <InitiativeView
      initiative={initiative}
      cover={site().cover}
      card={
        <ProgressCard
          initiative={initiative}
          state={stateOf(collection(), today)}
          progress={howFar(figures, goal)}
          goal={goal}
          today={today}
          figures={{ isDelayed, asOf: figures.asOf }}
          pauseReason={pauseReasonIn(site(), locale)}
          query={channelQuery(await searchParams)}
        />
      }
      share={
        <ShareLinks
          address={`${origin}/${locale}`}
          title={textIn(initiative, locale).title}
          text={site().texts.share[locale]}
        />
      }
    />
  )
}
