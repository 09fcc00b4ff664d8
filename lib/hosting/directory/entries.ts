import { z } from 'zod'
import { isDay } from '#lib/domain/day'
import { askInstance } from '../ask.ts'
import type { InstanceSettings } from '../settings-files.ts'

/** One initiative as the directory shows it: what its own site publishes, and nothing else. */
export interface DirectoryEntry {
  readonly origin: string
  readonly registrationNumber: string
  readonly state: 'open' | 'not-yet' | 'over' | 'not-open'
  readonly opensOn: string
  readonly closesOn: string
  /** Exactly as its site has them; the first is shown where a language is missing. */
  readonly titles: readonly { readonly language: string; readonly title: string }[]
}

const day = z.string().refine(isDay)

/** What is believed of another process: another collection's may be in somebody else's hands. */
const document = z.object({
  registrationNumber: z.string().min(1).max(60),
  opensOn: day,
  closesOn: day,
  isPractice: z.boolean(),
  texts: z
    .array(z.object({ language: z.string().max(10), isOriginal: z.boolean(), title: z.string().min(1).max(300) }))
    .min(1)
    .max(40),
})
const status = z.object({ collection: z.string().max(40) })

/** The initiatives that can be shown, in the order of their numbers. What does not answer, or is a practice, is left out. */
export async function directoryEntries(instances: readonly InstanceSettings[]): Promise<readonly DirectoryEntry[]> {
  const asked = await Promise.all(instances.map(entryOf))
  return asked.flat().toSorted((one, other) => (one.registrationNumber < other.registrationNumber ? -1 : 1))
}

async function entryOf(instance: InstanceSettings): Promise<readonly DirectoryEntry[]> {
  const [told, state] = await Promise.all([
    askInstance(instance, '/api/v1/initiative').then((answer) => document.safeParse(answer)),
    askInstance(instance, '/status.json').then((answer) => status.safeParse(answer)),
  ])
  if (!told.success || !state.success || told.data.isPractice) return []
  const { registrationNumber, opensOn, closesOn, texts } = told.data
  // Its address is what the host has settled, whatever the process says.
  const { origin } = instance
  const titles = texts.toSorted((one, other) => Number(other.isOriginal) - Number(one.isOriginal))
  return [{ origin, registrationNumber, opensOn, closesOn, titles, state: stateOf(state.data.collection) }]
}

const stateOf = (collection: string): DirectoryEntry['state'] =>
  collection === 'open' || collection === 'not-yet' || collection === 'over' ? collection : 'not-open'
