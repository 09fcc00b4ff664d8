import type { SiteKeeping } from './keeping.ts'
import { plainSite, type Switches } from './site.ts'

export const switchNames = ['charts', 'counter', 'mail', 'plainLane'] as const satisfies readonly (keyof Switches)[]

/** Switches parts of the site on or off. What is as it was is not put on record. */
export function changeSwitches(keeping: SiteKeeping, switches: Switches, organiserId: number | null): void {
  const before = keeping.settings().switches ?? plainSite.switches
  if (switchNames.every((name) => switches[name] === before[name])) return
  keeping.keep({ settings: { switches } }, { event: 'switches-changed', organiserId })
}
