import { proofPurpose } from '#lib/collecting/sign-statement'
import { isMemberState } from '#lib/domain/member-states'
import { networkHeader } from '#lib/http/network-header'
import { server } from '#lib/server'

/** A challenge for the proof of work, made for the form of one Member State, each good once. */
export async function GET(request: Request): Promise<Response> {
  const memberState = new URL(request.url).searchParams.get('memberState') ?? ''
  const { collection, challenge, difficulty } = await server()
  const { initiative } = collection()
  if (!isMemberState(memberState) || initiative === null) return new Response(null, { status: 404 })
  const factor = difficulty(request.headers.get(networkHeader) ?? '', memberState)
  return Response.json(await challenge(proofPurpose(initiative.registrationNumber, memberState), factor), {
    headers: { 'Cache-Control': 'no-store' },
  })
}
