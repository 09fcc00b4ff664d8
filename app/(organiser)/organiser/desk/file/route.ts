import { builtDesk, deskName } from '#lib/http/desk-file'
import { requireOrganiser } from '#lib/http/organiser-session'
import { server } from '#lib/server'

/** The desk, to be saved and opened from a disk: never shown here, where it would be a page of this site. */
export async function GET(): Promise<Response> {
  const { organising } = await server()
  await requireOrganiser(organising, null)
  const desk = await builtDesk()
  if (desk === null) return new Response('The desk is made by ./run build.\n', { status: 404 })
  return new Response(desk.bytes, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Disposition': `attachment; filename="${deskName}"`,
      'Cache-Control': 'no-store',
    },
  })
}
