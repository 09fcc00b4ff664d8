import { requireOrganiser } from '#lib/http/organiser-session'
import { totalsFile } from '#lib/organising/paper-totals'
import { server } from '#lib/server'
import { csvFile } from '../csv-file'
import { gatheredNow } from '../gathered'

/** What was gathered online and on paper, by Member State. */
export async function GET(): Promise<Response> {
  const here = await server()
  await requireOrganiser(here.organising, 'count-paper')
  return csvFile('online-and-paper.csv', totalsFile(gatheredNow(here)))
}
