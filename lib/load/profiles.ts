import { million } from './capacity.ts'
import { flood } from './flood.ts'
import { overload } from './overload.ts'
import type { Profile } from './run.ts'
import { realDay, revoke } from './surge.ts'

interface Usual {
  readonly run: Profile
  readonly seconds: number
  readonly readers: number
  readonly speed: number
}

/** The load tests by their names, and what they do unless told otherwise. */
export const profiles = {
  million: { run: million, seconds: 300, readers: 0, speed: 1 },
  revoke: { run: revoke, seconds: 180, readers: 1000, speed: 1 },
  sdvg: { run: realDay, seconds: 600, readers: 2000, speed: 20 },
  flood: { run: flood, seconds: 60, readers: 0, speed: 1 },
  overload: { run: overload, seconds: 20, readers: 0, speed: 1 },
} as const satisfies Readonly<Record<string, Usual>>

export type ProfileName = keyof typeof profiles
