import { proofOfWorkFile } from '#lib/http/proof-of-work-file'
import { proofOfWorkVersion } from '#lib/http/proof-of-work-files'

/** The proof of work's own script, worker and style: the same for everyone, for ever. */
export async function GET(_request: Request, { params }: RouteContext<'/altcha/[version]/[file]'>): Promise<Response> {
  const { version, file } = await params
  const served = version === proofOfWorkVersion ? await proofOfWorkFile(file) : null
  if (served === null) return new Response(null, { status: 404 })
  return new Response(served.text, {
    headers: { 'Content-Type': served.type, 'Cache-Control': 'public, max-age=31536000, immutable' },
  })
}
