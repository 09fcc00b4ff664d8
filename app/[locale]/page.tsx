import type { Metadata } from 'next'
import { getLocale } from 'next-intl/server'
import { textIn } from '#lib/domain/initiative'
import { server } from '#lib/server'
import { InitiativeView, NoInitiativeView } from './initiative'

export async function generateMetadata(): Promise<Metadata> {
  const { initiative } = (await server()).collection()
  return initiative === null ? {} : { title: textIn(initiative, await getLocale()).title }
}

/** The initiative, exactly as the register has it. */
export default async function InitiativePage() {
  const { collection, publicFigures, surge } = await server()
  const { initiative } = collection()
  if (initiative === null) return <NoInitiativeView />
  // The one place where a surge is to say that figures are delayed, and of when they are.
  const isDelayed = surge.atLeast('figures-delayed')
  const progress = { ...publicFigures(isDelayed), isDelayed }
  return <InitiativeView initiative={initiative} progress={progress} />
}
