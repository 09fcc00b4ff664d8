import { redirect } from 'next/navigation'
import { requireOrganiser } from '#lib/http/organiser-session'
import { server } from '#lib/server'
import { pagesOf } from './pages'

/** Leads to the first page that somebody's roles are good for. */
export default async function OrganiserPage(): Promise<never> {
  const { roles } = await requireOrganiser((await server()).organising, null)
  redirect(pagesOf(roles)[0]?.href ?? '/organiser/account')
}
