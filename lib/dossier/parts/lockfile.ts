import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const versions = z.record(z.string(), z.string()).optional()

const lockfile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      name: z.string().optional(),
      version: z.string().default('unknown'),
      integrity: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
      devOptional: z.boolean().optional(),
      dependencies: versions,
      optionalDependencies: versions,
      peerDependencies: versions,
    }),
  ),
})

type Entry = z.infer<typeof lockfile>['packages'][string]

/** A package as the lockfile has it, at one place; several places may hold the same. */
export interface LockedPackage extends Entry {
  /** `node_modules/next/node_modules/postcss`; empty for the program itself. */
  readonly path: string
  readonly name: string
}

/** The program itself, and each package that production needs and that is there: optional ones of other machines are not. */
export function lockedPackages(root: string): readonly LockedPackage[] {
  const { packages } = lockfile.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')))
  return Object.entries(packages)
    .filter(([path, { dev, devOptional }]) => dev !== true && devOptional !== true && existsSync(join(root, path)))
    .map(([path, entry]) => ({ ...entry, path, name: entry.name ?? path.split('node_modules/').at(-1) ?? path }))
}

/** Where a package finds another that it asks for: in its own folder, or in one above. `null` where it is not there. */
export function foundFrom(path: string, name: string, places: ReadonlySet<string>): string | null {
  const own = `${path === '' ? '' : `${path}/`}node_modules/${name}`
  if (places.has(own)) return own
  if (path === '') return null
  return foundFrom(path.slice(0, Math.max(0, path.lastIndexOf('/node_modules/'))), name, places)
}
