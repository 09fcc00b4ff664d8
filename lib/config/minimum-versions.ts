import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import list from './minimum-versions.json' with { type: 'json' }

/** The oldest version of something that Colligo may be built with. `minimum-versions.json` lists them. */
export interface Minimum {
  /** A package of the lockfile, `node`, or `sqlite`, which better-sqlite3 brings along. */
  readonly name: string
  /** A release, as 16.4.6: never a prerelease. */
  readonly minimum: string
  /** A sentence: what the version closed, or why else it is the oldest. */
  readonly reason: string
  /** What it closed, by CVE or GHSA number; empty where the reason is another. */
  readonly advisories: readonly string[]
  /** The command that mends it, where it is not the installation of that package. */
  readonly mend?: string
}

/** Every version found of each name: a package may lie in a lockfile more than once. */
export type VersionsFound = ReadonlyMap<string, readonly string[]>

export const minimums: readonly Minimum[] = list.minimums

/** The day on which somebody last compared the list with the advisories, as 2026-11-22. */
export const reviewedOn: string = list.reviewedOn

const daysUntilReview = 60

/**
 * Whether a version comes before a release.
 *
 * A prerelease comes before its release (Semantic Versioning 2.0.0, section 11). What is no version, as the address of
 * a repository, counts as older: nobody can say what it contains.
 */
export function isOlder(version: string, release: string): boolean {
  const read = /^(\d+)\.(\d+)\.(\d+)(-[\w.-]+)?(?:\+[\w.-]+)?$/u.exec(version)
  if (read === null) return true
  const parts = read.slice(1, 4).map(Number)
  const wanted = release.split('.').map(Number)
  const differing = parts.findIndex((part, place) => part !== wanted[place])
  if (differing === -1) return read[4] !== undefined
  return (parts[differing] ?? 0) < (wanted[differing] ?? 0)
}

/** A sentence for each version that is too old, or of which none was found, with the command that mends it. */
export function outdated(found: VersionsFound, required: readonly Minimum[] = minimums): readonly string[] {
  return required.flatMap((minimum) => {
    const versions = found.get(minimum.name) ?? []
    if (versions.length === 0) return [sentence(minimum, 'was not found')]
    const old = versions.filter((version) => isOlder(version, minimum.minimum))
    return old.map((version) => sentence(minimum, `is of version ${version}`))
  })
}

function sentence({ name, minimum, reason, advisories, mend }: Minimum, finding: string): string {
  const known = advisories.length === 0 ? '' : ` (${advisories.join(', ')})`
  const command = mend ?? `npm install --save-exact ${name}@${minimum} && ./run lockfile:complete`
  return `${name} ${finding}, but at least ${minimum} is needed. ${reason}${known} To mend it: ${command}`
}

/**
 * What this machine builds with: the lockfile's versions and those installed, which may differ after a hurried repair.
 *
 * @param folder - Where `package-lock.json` and `node_modules` are.
 *
 * @throws Error of the file system or of JSON where there is no lockfile that can be read.
 */
export function versionsFound(folder: string, required: readonly Minimum[] = minimums): VersionsFound {
  const lockfile = readJson(join(folder, 'package-lock.json')) as {
    readonly packages: Readonly<Record<string, { readonly version?: string }>>
  }
  const locked = Object.entries(lockfile.packages)
  const versionsOf = ({ name }: Minimum): readonly string[] => {
    if (name === 'node') return [process.versions.node]
    if (name === 'sqlite') return [sqliteVersion()]
    const inLockfile = locked.filter(([path]) => path.endsWith(`node_modules/${name}`))
    return [...new Set([...inLockfile.map(([, { version = 'unknown' }]) => version), ...installed(folder, name)])]
  }
  return new Map(required.map((minimum) => [minimum.name, versionsOf(minimum)]))
}

function installed(folder: string, name: string): readonly string[] {
  try {
    return [(readJson(join(folder, 'node_modules', name, 'package.json')) as { readonly version: string }).version]
  } catch {
    // ENOENT: only locked so far.
    return []
  }
}

function sqliteVersion(): string {
  const database = new BetterSqlite3(':memory:')
  try {
    return database.prepare('SELECT sqlite_version()').pluck().get() as string
  } finally {
    database.close()
  }
}

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))

/** A reminder where the list has not been compared with the advisories for 60 days; it stops nothing. */
export function reviewReminder(today: Date): string | null {
  const days = Math.floor((today.getTime() - Date.parse(reviewedOn)) / 86_400_000)
  if (days <= daysUntilReview) return null
  return `The minimum versions were last compared with the advisories ${String(days)} days ago. Do so, and set reviewedOn in lib/config/minimum-versions.json.`
}
