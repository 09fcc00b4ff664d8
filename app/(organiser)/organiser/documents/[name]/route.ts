import { requireOrganiser } from '#lib/http/organiser-session'
import { documentFacts } from '#lib/organising/documents/facts'
import { impactAssessment } from '#lib/organising/documents/impact-assessment'
import { recordOfProcessing } from '#lib/organising/documents/record-of-processing'
import { printableHtml } from '#lib/publishing/printable-document'
import { server } from '#lib/server'
import { documentWords } from '../words'

const documents = {
  'record-of-processing': recordOfProcessing,
  'impact-assessment': impactAssessment,
} as const

const isDocument = (name: string): name is keyof typeof documents => Object.hasOwn(documents, name)

/** A document for people to complete, filled in with what the server knows. On record before it leaves. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/organiser/documents/[name]'>,
): Promise<Response> {
  const { organising, collection, site, origin, now, people, newsReading } = await server()
  const { id: organiserId } = await requireOrganiser(organising, 'keep-calendar')
  const { name } = await params
  if (!isDocument(name)) return new Response('There is no such document.\n', { status: 404 })
  const words = await documentWords(request, collection().pack)
  const known = { collection: collection(), site: site(), origin, now: now(), sendsNews: newsReading.isOffered() }
  const facts = documentFacts({ ...known, people: people.everybody() }, words)
  const html = printableHtml(documents[name](facts, words))
  organising.audit({ event: 'template-downloaded', organiserId })
  return new Response(html, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}.html"`,
      'Cache-Control': 'no-store',
    },
  })
}
