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
  const { collection, publicProgress } = await server()
  const { initiative } = collection()
  if (initiative === null) return <NoInitiativeView />
  return <InitiativeView initiative={initiative} progress={publicProgress()} />
}
