import { existsSync, mkdirSync, readlinkSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fail, ok, type Result } from '#lib/domain/result'
import { frontSite } from './front-site.ts'
import { isInstanceName, pathsOf, unitOf, userOf, type Layout } from './layout.ts'
import type { Machine } from './machine.ts'
import { guardPorts } from './ports.ts'
import { freePortAmong, readAllSettings, writeSettings, type InstanceSettings } from './settings-files.ts'

export interface NewInstance {
  readonly name: string
  readonly origin: string
  readonly organisersOrigin?: string | undefined
  readonly organisersNetworks?: string | undefined
}

export type AddProblem = 'bad-name' | 'not-https' | 'name-taken' | 'origin-taken' | 'no-release'

/**
 * Makes a place for one more collection: a user of its own, folders that nobody else can enter, settings, a port, a unit and
 * a site in the front. It shares nothing with the others but the programs, which none of them can change.
 *
 * Source: Implementing Regulation (EU) No 1179/2011, Annex, 2.3 and 2.8.
 */
export function addInstance(layout: Layout, machine: Machine, wish: NewInstance): Result<InstanceSettings, AddProblem> {
  const others = readAllSettings(layout)
  const problem = problemWith(layout, others, wish)
  if (problem !== null) return fail(problem)
  const { name, origin, organisersOrigin, organisersNetworks } = wish
  const paths = pathsOf(layout, name)
  const port = freePortAmong(others)

  const user = machine.makeUser(userOf(name), paths.folder)
  // The folder is root's until those in it are given away: nobody can slip a link of theirs under.
  mkdirSync(paths.folder, { mode: 0o700 })
  for (const folder of [paths.data, paths.keys, paths.backups, paths.secrets]) {
    mkdirSync(folder, { mode: 0o700 })
    machine.give(folder, user)
  }
  machine.give(paths.folder, user)
  symlinkSync(realpathSync(layout.current), paths.program)
  writeSettings(layout, { name, port, origin, organisersOrigin, organisersNetworks })
  const settings = { name, port, origin, organisersOrigin: organisersOrigin ?? origin }
  writeFileSync(paths.site, frontSite(settings), { mode: 0o644 })
  guardPorts(layout, machine)
  machine.systemctl('enable', '--now', unitOf(name))
  machine.systemctl('reload', 'caddy.service')
  return ok({ ...settings, variables: {} })
}

function problemWith(
  layout: Layout,
  others: readonly InstanceSettings[],
  { name, origin, organisersOrigin = origin }: NewInstance,
): AddProblem | null {
  if (!isInstanceName(name)) return 'bad-name'
  if (![origin, organisersOrigin].every(isHttps)) return 'not-https'
  const { folder, program } = pathsOf(layout, name)
  // What was left by one that was removed is somebody's data, and not for the next who has the name.
  if (others.some((other) => other.name === name) || existsSync(folder) || isLink(program)) return 'name-taken'
  const taken = others.flatMap((other) => [other.origin, other.organisersOrigin])
  if (taken.includes(origin) || taken.includes(organisersOrigin)) return 'origin-taken'
  return existsSync(`${layout.current}/lib/cli/serve.ts`) ? null : 'no-release'
}

const isHttps = (address: string): boolean =>
  URL.canParse(address) && new URL(address).origin === address && address.startsWith('https:')

export function isLink(path: string): boolean {
  try {
    readlinkSync(path)
    return true
  } catch {
    // ENOENT, EINVAL: nothing, or no link.
    return false
  }
}

/** Which release a collection runs: the name of its folder. */
export const releaseOf = (layout: Layout, name: string): string => {
  const { program } = pathsOf(layout, name)
  return isLink(program) ? basename(readlinkSync(program)) : 'none'
}
