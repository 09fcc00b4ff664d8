import { requireOrganiser } from '#lib/http/organiser-session'
import { printableHtml } from '#lib/publishing/printable-document'
import { server } from '#lib/server'
import { documentFacts } from '../facts'
import { impactAssessment } from '../impact-assessment'
import { recordOfProcessing } from '../record-of-processing'
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
  const { organising } = await server()
  const { id: organiserId } = await requireOrganiser(organising, 'keep-calendar')
  const { name } = await params
  if (!isDocument(name)) return new Response('There is no such document.\n', { status: 404 })
  const words = await documentWords(request)
  const html = printableHtml(documents[name](await documentFacts(words), words))
  organising.audit({ event: 'template-downloaded', organiserId })
  return new Response(html, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}.html"`,
      'Cache-Control': 'no-store',
    },
  })
}
