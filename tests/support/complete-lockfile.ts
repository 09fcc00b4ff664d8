import { readFileSync, writeFileSync } from 'node:fs'

/**
 * Writes into the lockfile the builds for other machines that a registry's mirror did not have when it was made.
 * Without their entries `npm ci` refuses the whole lockfile, also on machines that need none of them; with them it skips
 * what is not for the machine. Run after a change of dependencies: `./run lockfile:complete`.
 */
interface Locked {
  readonly version?: string
  readonly optional?: boolean
  readonly cpu?: readonly string[]
  readonly os?: readonly string[]
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

interface Lockfile {
  readonly packages: Record<string, Locked>
}

const systems = ['darwin', 'linux', 'win32', 'android', 'freebsd', 'openharmony'] as const
const processors = ['arm64', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x', 'arm', 'wasm32'] as const

/** Optional dependencies of locked packages that have no entry of their own, with the version that is asked for. */
export function missingFrom({ packages }: Lockfile): readonly (readonly [name: string, version: string])[] {
  const locked = new Set(Object.keys(packages).map((path) => path.slice(path.lastIndexOf('node_modules/') + 13)))
  const asked = Object.values(packages).flatMap(({ optionalDependencies = {} }) => Object.entries(optionalDependencies))
  return asked.filter(([name]) => !locked.has(name))
}

function entryFor(name: string, version: string): Locked {
  const words = name.split(/[/-]/u)
  const os = systems.filter((system) => words.includes(system))
  const cpu = processors.filter((processor) => words.includes(processor))
  if (os.length === 0 && cpu.length === 0) throw new Error(`${name} names no machine: it is missing for another reason`)
  return { version, cpu, ...(os.length === 0 ? {} : { os }), optional: true }
}

export const readLockfile = (): Lockfile => JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lockfile

if (import.meta.main) {
  const lockfile = readLockfile()
  for (const [name, version] of missingFrom(lockfile)) {
    lockfile.packages[`node_modules/${name}`] = entryFor(name, version)
  }
  const [root, ...others] = Object.entries(lockfile.packages)
  const sorted = others.toSorted(([one], [other]) => (one < other ? -1 : 1))
  const complete = { ...lockfile, packages: Object.fromEntries([...(root === undefined ? [] : [root]), ...sorted]) }
  writeFileSync('package-lock.json', `${JSON.stringify(complete, null, 2)}\n`)
}
