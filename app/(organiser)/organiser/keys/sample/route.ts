import { requireOrganiser } from '#lib/http/organiser-session'
import { rehearsalSample } from '#lib/organising/keys'
import { server } from '#lib/server'

/** The sealed sample of a key's rehearsal, as a file to be opened on the organisers' own machine. */
export async function GET(request: Request): Promise<Response> {
  const { organising, keys } = await server()
  await requireOrganiser(organising, 'keep-keys')
  const sample = await rehearsalSample(keys, new URL(request.url).searchParams.get('key'))
  if (!sample.ok) return new Response(null, { status: 404 })
  return new Response(`${sample.value}\n`, {
    headers: {
      'Content-Type': 'application/jose; charset=utf-8',
      'Content-Disposition': 'attachment; filename="rehearsal-sample.jwe"',
      'Cache-Control': 'no-store',
    },
  })
}
