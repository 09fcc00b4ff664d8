import { readFileSync } from 'node:fs'
import type { Initiative } from '#lib/domain/initiative'
import { readInitiative } from '#lib/register/read-initiative'

/**
 * An initiative of our own invention, for swifts: registered on 17 June 2026, collecting from 1 October 2026 to
 * 30 September 2027, worded in all 24 official languages. The people in it do not exist; whatever the register numbers so is another one.
 */
export const sampleFiles = {
  /** As the register exports it: the one that `./run demo` shows. */
  xml: new URL('../../../lib/cli/demo/initiative.xml', import.meta.url),
  /** The same as our own JSON: written from what `readInitiative` makes of the XML, and tested to be equal to it. */
  json: new URL('initiative.json', import.meta.url),
} as const

export function sampleInitiative(): Initiative {
  const read = readInitiative(readFileSync(sampleFiles.xml))
  if (!read.ok) throw new Error(`the sample initiative cannot be read: ${read.problem.map(({ code }) => code).join()}`)
  return read.value
}
