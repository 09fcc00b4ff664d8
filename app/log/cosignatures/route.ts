import { server } from '#lib/server'

/**
 * Takes what a witness has signed of a checkpoint (C2SP tlog-cosignature): the note with its signature below it, as the
 * field `note` of a form. Of witnesses that organisers have not named nothing is kept.
 */
export async function POST(request: Request): Promise<Response> {
  const note = await noteIn(request)
  if (note === null) return answer(400, 'The form has no field "note".')
  const { publicLog } = await server()
  if (publicLog.witnesses().length === 0) return answer(403, 'No witness is known here.')
  return (await publicLog.cosign(note)) > 0
    ? answer(200, 'Kept.')
    : answer(409, 'This is no checkpoint of this log with a good signature by a witness that is known here.')
}

async function noteIn(request: Request): Promise<string | null> {
  try {
    const note = (await request.formData()).get('note')
    // Forms end their lines as HTTP does; notes do not.
    return typeof note === 'string' ? note.replaceAll('\r\n', '\n') : null
  } catch {
    // Not a form.
    return null
  }
}

const answer = (status: number, sentence: string): Response =>
  new Response(`${sentence}\n`, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  })
