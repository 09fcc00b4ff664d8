import { isKnown } from '#lib/http/entity-tag'
import { proofOfWorkFile } from '#lib/http/proof-of-work-file'
import { proofOfWorkVersion } from '#lib/http/proof-of-work-files'

/** The proof of work's own script, worker and style: the same for everyone, for ever. */
export async function GET(request: Request, { params }: RouteContext<'/altcha/[version]/[file]'>): Promise<Response> {
  const { version, file } = await params
  const served = version === proofOfWorkVersion ? await proofOfWorkFile(file) : null
  if (served === null) return new Response(null, { status: 404 })
  const { text, type, tag } = served
  const headers = { 'Content-Type': type, 'Cache-Control': 'public, max-age=31536000, immutable', ETag: tag }
  return isKnown(request, tag) ? new Response(null, { status: 304, headers }) : new Response(text, { headers })
}
