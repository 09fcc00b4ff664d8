import { server } from '#lib/server'

/** Counts a signature for the partner whose link led to it; not at all where organisers know none of that code. */
export async function countFor(code: string): Promise<void> {
  const { countChannel } = await server()
  countChannel(code)
}
