import { requireOrganiser } from '#lib/http/organiser-session'
import { streamOf } from '#lib/http/stream-of'
import { readersFile } from '#lib/news/readers-file'
import { server } from '#lib/server'

/** Those who want news, for the program that writes to them. On record before the first address leaves. */
export async function GET(): Promise<Response> {
  const { organising, newsReaders, origin } = await server()
  const { id: organiserId } = await requireOrganiser(organising, 'handle-readers')
  organising.audit({ event: 'readers-exported', organiserId, count: newsReaders.counts().confirmed })
  return new Response(streamOf(readersFile(newsReaders, origin)), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8; header=present',
      'Content-Disposition': 'attachment; filename="news-readers.csv"',
      'Cache-Control': 'no-store',
    },
  })
}
