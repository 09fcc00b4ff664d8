import { notFound } from 'next/navigation'
import { isMemberState } from '#lib/domain/member-states'
import { requireOrganiser } from '#lib/http/organiser-session'
import { requireForeseen } from '#lib/http/require-foreseen'
import { server } from '#lib/server'

/** The certificate of an authority, as it was put in. */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/organiser/submission/certificates/[memberState]'>,
): Promise<Response> {
  const { organising, certificateKeeping } = await server()
  await requireOrganiser(organising, 'keep-calendar')
  await requireForeseen('commission')
  const { memberState } = await params
  const file = isMemberState(memberState) ? certificateKeeping.file(memberState) : null
  if (file === null) notFound()
  return new Response(new Uint8Array(file), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `attachment; filename="certificate-${memberState}.pdf"`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
