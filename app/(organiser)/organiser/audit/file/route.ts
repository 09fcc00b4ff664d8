import { auditFile } from '#lib/organising/audit-file'
import { requireOrganiser } from '#lib/http/organiser-session'
import { streamOf } from '#lib/http/stream-of'
import { server } from '#lib/server'

/** All that is on record, oldest first, with the link of each row: for whoever checks it with a program of their own. */
export async function GET(): Promise<Response> {
  const { organising, wholeAudit } = await server()
  await requireOrganiser(organising, 'read-audit')
  return new Response(streamOf(auditFile(wholeAudit())), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8; header=present',
      'Content-Disposition': 'attachment; filename="audit.csv"',
      'Cache-Control': 'no-store',
    },
  })
}
