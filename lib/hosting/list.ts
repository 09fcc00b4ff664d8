import { existsSync, readdirSync } from 'node:fs'
import { z } from 'zod'
import { releaseOf } from './add.ts'
import { askInstance } from './ask.ts'
import { pathsOf, type Layout } from './layout.ts'
import { readAllSettings, type InstanceSettings } from './settings-files.ts'

/** One collection of a host, as its keeper sees it: nothing of what lies in it. */
export interface ListedInstance {
  readonly name: string
  readonly origin: string
  readonly port: number
  readonly release: string
  /** What its process says of the collection; `down` where none answers. */
  readonly state: string
  readonly level: string
  /** UTC time of the newest backup in its folder, as its name says; `null` where there is none. */
  readonly lastBackup: string | null
}

const status = z.object({ collection: z.string().max(40), level: z.string().max(40) })

/** All collections, each asked by itself. */
export const listInstances = (layout: Layout): Promise<readonly ListedInstance[]> =>
  Promise.all(readAllSettings(layout).map((settings) => listed(layout, settings)))

async function listed(layout: Layout, settings: InstanceSettings): Promise<ListedInstance> {
  const { name, origin, port } = settings
  const told = status.safeParse(await askInstance(settings, '/status.json'))
  return {
    name,
    origin,
    port,
    release: releaseOf(layout, name),
    state: told.success ? told.data.collection : 'down',
    level: told.success ? told.data.level : '',
    lastBackup: lastBackupIn(pathsOf(layout, name).backups),
  }
}

function lastBackupIn(folder: string): string | null {
  if (!existsSync(folder)) return null
  const times = readdirSync(folder).flatMap((name) => /-(\d{8}T\d{6}Z).*\.sqlite\.age$/u.exec(name)?.[1] ?? [])
  return times.toSorted().at(-1) ?? null
}
