import { notFound } from 'next/navigation'
import type { Foreseen } from '#lib/domain/rule'
import { server } from '#lib/server'

/** Ends in “not found” where the collection's law does not foresee what a page, an action or a file is for. */
export async function requireForeseen(what: keyof Foreseen): Promise<void> {
  const { collection } = await server()
  if (!collection().pack.foresees[what]) notFound()
}
