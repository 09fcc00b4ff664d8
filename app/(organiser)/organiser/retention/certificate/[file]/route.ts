import { notFound } from 'next/navigation'
import { requireOrganiser } from '#lib/http/organiser-session'
import { server } from '#lib/server'

/** The certificate of destruction byte for byte, its signature, and the key to check it by. */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/organiser/retention/certificate/[file]'>,
): Promise<Response> {
  const { organising, retention } = await server()
  await requireOrganiser(organising, 'keep-calendar')
  const { file } = await params
  const { certificate = null, signature = null } = retention.destruction() ?? {}
  if (certificate === null || signature === null) notFound()
  const files = new Map<string, readonly [type: string, content: string | Uint8Array<ArrayBuffer>]>([
    ['certificate.json', ['application/json; charset=utf-8', certificate]],
    ['certificate.sig', ['application/octet-stream', new Uint8Array(signature)]],
    ['instance-key.pem', ['application/x-pem-file', retention.publicKeyFile]],
  ])
  const found = files.get(file)
  if (found === undefined) notFound()
  return new Response(found[1], {
    headers: {
      'Content-Type': found[0],
      'Content-Disposition': `attachment; filename="${file}"`,
      'Cache-Control': 'no-store',
    },
  })
}
