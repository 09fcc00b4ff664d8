import { stateOf } from '#lib/collecting/collection'
import { brusselsDayOf } from '#lib/domain/day'
import { server } from '#lib/server'

/** Whether the process is able to record a statement now, and if not, why. */
export async function GET(): Promise<Response> {
  const { collection, now } = await server()
  const state = stateOf(collection(), brusselsDayOf(now()))
  return Response.json({ status: 'up', collection: state }, { headers: { 'Cache-Control': 'no-store' } })
}
