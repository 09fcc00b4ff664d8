import { notFound } from 'next/navigation'
import { isMemberState } from '#lib/domain/member-states'
import { exportLines } from '#lib/exporting/export-lines'
import { requireOrganiser } from '#lib/http/organiser-session'
import { streamOf } from '#lib/http/stream-of'
import { log } from '#lib/log/events'
import { server } from '#lib/server'

/** One Member State's statements, still sealed, as a file: `docs/formats/export.md`. */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/organiser/exports/[memberState]'>,
): Promise<Response> {
  const { organising, exporting } = await server()
  const { id } = await requireOrganiser(organising, 'export')
  const { memberState } = await params
  const initiative = exporting.initiative()
  if (!isMemberState(memberState) || initiative === null) notFound()

  organising.audit({ event: 'export-started', organiserId: id, memberState })
  log('export-started', { memberState })
  const lines = exportLines(exporting, initiative, memberState, ({ count, sha256 }) => {
    organising.audit({ event: 'export-finished', organiserId: id, memberState, count, sha256 })
    log('export-finished', { memberState, count })
  })
  return new Response(streamOf(lines), {
    headers: {
      'Content-Type': 'application/jsonl; charset=utf-8',
      'Content-Disposition': `attachment; filename="statements-${memberState}.colligo"`,
      'Cache-Control': 'no-store',
    },
  })
}
