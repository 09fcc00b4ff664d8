import { notFound, redirect } from 'next/navigation'
import { brusselsDayOf } from '#lib/domain/day'
import { requireOrganiser } from '#lib/http/organiser-session'
import { requireForeseen } from '#lib/http/require-foreseen'
import { organisersWordsFor } from '#lib/i18n/organisers-words'
import { server } from '#lib/server'
import { requestSheet } from './request-sheet'

/** The request to the certifying authority as a PDF, filled in with what is known. On record before it leaves. */
export async function GET(request: Request): Promise<Response> {
  const { organising, collection, siteKeeping, drawSheet, now, origin } = await server()
  const { id } = await requireOrganiser(organising, 'keep-calendar')
  await requireForeseen('certificateOfConformity')
  const { initiative } = collection()
  if (initiative === null) notFound()
  const words = await organisersWordsFor(request, 'organiser', collection().pack)
  const known = { initiative, settings: siteKeeping.settings(), origin, today: brusselsDayOf(now()) }
  const drawn = await drawSheet(requestSheet(known, words))
  if (drawn === null) redirect('/organiser/certification')
  organising.audit({ event: 'template-downloaded', organiserId: id })
  return new Response(new Uint8Array(drawn), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': 'attachment; filename="certification-request.pdf"',
      'Cache-Control': 'no-store',
    },
  })
}
