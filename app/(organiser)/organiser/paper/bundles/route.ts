import { requireOrganiser } from '#lib/http/organiser-session'
import { bundleSeenBy } from '#lib/organising/paper'
import { bundlesFile } from '#lib/organising/paper-totals'
import { server } from '#lib/server'
import { csvFile } from '../csv-file'

/** The bundles and where they went, as whoever asks may see them. */
export async function GET(): Promise<Response> {
  const { organising, paper } = await server()
  const { id } = await requireOrganiser(organising, 'count-paper')
  return csvFile('paper-bundles.csv', bundlesFile(paper.bundles().map((bundle) => bundleSeenBy(bundle, id))))
}
