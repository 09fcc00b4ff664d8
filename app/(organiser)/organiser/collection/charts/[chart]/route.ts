import { notFound } from 'next/navigation'
import { svgFile } from '#lib/charts/svg-file'
import { csvFile } from '#lib/charts/table'
import { requireOrganiser } from '#lib/http/organiser-session'
import { wordsForFile } from '#lib/i18n/organisers-words'
import { watch } from '#lib/organising/watching'
import { server } from '#lib/server'
import { charts, isChartName } from '../../drawn/all'
import { wordsOfCharts } from '../../drawn/chart'

/** A chart as a file: its numbers (`?as=csv`) or its drawing (`?as=svg`). */
export async function GET(
  request: Request,
  { params }: RouteContext<'/organiser/collection/charts/[chart]'>,
): Promise<Response> {
  const { organising, watching, collection } = await server()
  await requireOrganiser(organising, 'see-counts')
  const { chart: name } = await params
  const kind = new URL(request.url).searchParams.get('as')
  if (!isChartName(name) || (kind !== 'csv' && kind !== 'svg')) notFound()
  const watched = watch(watching)
  if (name === 'spread' && !watched.goal.isSpread) notFound()
  const words = wordsOfCharts(await wordsForFile(request, collection().pack))
  const { title, alt, drawing, table } = charts[name](watched, words)
  const body = kind === 'csv' ? csvFile(table) : svgFile(drawing, { title, description: alt })
  return new Response(body, {
    headers: {
      'Content-Type': kind === 'csv' ? 'text/csv; charset=utf-8; header=present' : 'image/svg+xml; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}.${kind}"`,
      'Cache-Control': 'no-store',
    },
  })
}
