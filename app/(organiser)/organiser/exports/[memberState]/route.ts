import { notFound, redirect } from 'next/navigation'
import { isMemberState } from '#lib/domain/member-states'
import type { ExportTrailer } from '#lib/exporting/export-format'
import { exportLines } from '#lib/exporting/export-lines'
import { requireOrganiser, requireSecondFactor } from '#lib/http/organiser-session'
import { streamOf } from '#lib/http/stream-of'
import { log } from '#lib/log/events'
import { readyFor } from '#lib/organising/exports'
import { server } from '#lib/server'

/**
 * One batch of a Member State, still sealed, as a file: `docs/formats/export.md`. Answers whoever has asked for it, once
 * another has agreed; the last batch where the address names none.
 */
export async function GET(
  request: Request,
  { params }: RouteContext<'/organiser/exports/[memberState]'>,
): Promise<Response> {
  const { organising, exporting, approvals, handingOver } = await server()
  const { id } = await requireOrganiser(organising, 'export')
  await requireSecondFactor(organising, '/organiser/exports')
  const { memberState } = await params
  if (!isMemberState(memberState)) notFound()
  const asked = new URL(request.url).searchParams
  const which = asked.get('suspect') === 'yes' ? 'suspect' : 'counted'
  const ready = readyFor(approvals.standing('export'), handingOver.batches(), id)
    .map(({ batch }) => batch)
    .filter((batch) => batch.memberState === memberState && batch.which === which)
    .filter(({ number }) => !asked.has('batch') || String(number) === asked.get('batch'))
    .at(-1)
  const frozen = ready === undefined ? null : exporting.frozen(ready.id)
  if (ready === undefined || frozen === null) redirect('/organiser/exports?problem=not-agreed-to')

  organising.audit({ event: 'export-started', organiserId: id, memberState })
  log('export-started', { memberState })
  const finished = ({ count, sha256 }: ExportTrailer): void => {
    handingOver.keepDigest(ready.id, sha256)
    organising.audit({ event: 'export-finished', organiserId: id, memberState, count, sha256 })
    log('export-finished', { memberState, count })
  }
  const name = ['statements', memberState, ...(which === 'suspect' ? ['suspect'] : []), String(ready.number)].join('-')
  return new Response(streamOf(exportLines(frozen, finished)), {
    headers: {
      'Content-Type': 'application/jsonl; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}.colligo"`,
      'Cache-Control': 'no-store',
    },
  })
}
