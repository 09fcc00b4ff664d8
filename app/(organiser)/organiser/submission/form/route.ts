import { notFound, redirect } from 'next/navigation'
import { brusselsDayOf } from '#lib/domain/day'
import { requireOrganiser } from '#lib/http/organiser-session'
import { requireForeseen } from '#lib/http/require-foreseen'
import { organisersWordsFor } from '#lib/i18n/organisers-words'
import { server } from '#lib/server'
import { submissionNow } from '../submission-now'
import { submissionSheet } from './submission-sheet'

/** The form of Annex VII as a PDF, filled in with what is known. */
export async function GET(request: Request): Promise<Response> {
  const here = await server()
  const { organising, collection, certificateKeeping, drawSheet, now } = here
  const { id } = await requireOrganiser(organising, 'keep-calendar')
  await requireForeseen('commission')
  const { initiative } = collection()
  if (initiative === null) notFound()
  const { locale, t } = await organisersWordsFor(request, 'organiser.submission.form', collection().pack)
  const today = brusselsDayOf(now())
  const known = { initiative, submission: submissionNow(here), certificates: certificateKeeping.certificates(), today }
  const drawn = await drawSheet(submissionSheet(known, { locale, t }))
  if (drawn === null) redirect('/organiser/submission?problem=busy')
  organising.audit({ event: 'submission-form-made', organiserId: id })
  return new Response(new Uint8Array(drawn), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': 'attachment; filename="annex-vii.pdf"',
      'Cache-Control': 'no-store',
    },
  })
}
