import { redirect } from 'next/navigation'
import { may } from '#lib/domain/role'
import { requireOrganiser } from '#lib/http/organiser-session'
import { noticesFor } from '#lib/organising/notices'
import { server } from '#lib/server'
import { pagesOf } from './pages'

/**
 * Leads to the first page that somebody's roles are good for; first to their account, where there is something to be told
 * of it that no other page of theirs says.
 */
export default async function OrganiserPage(): Promise<never> {
  const { organising, notices, collection } = await server()
  const { id, roles } = await requireOrganiser(organising, null)
  if (!may(roles, 'see-counts') && noticesFor(notices, id).own.length > 0) redirect('/organiser/account')
  redirect(pagesOf(roles, collection().pack.foresees)[0]?.href ?? '/organiser/account')
}
