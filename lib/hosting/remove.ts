import { existsSync, renameSync, rmSync } from 'node:fs'
import { fail, ok, type Result } from '#lib/domain/result'
import { isInstanceName, pathsOf, unitOf, userOf, type Layout } from './layout.ts'
import type { Machine } from './machine.ts'
import { guardPorts } from './ports.ts'

/**
 * Takes a collection off the host: it is served no more, and nothing of it is lost. Its folder, its user and its settings
 * stay until somebody says by its name that they are to go.
 *
 * @param withData - Whether the data, the keys and the backups go as well. Organisers destroy statements by their own page,
 * with a certificate; this is for what is left afterwards.
 */
export function removeInstance(
  layout: Layout,
  machine: Machine,
  name: string,
  withData: boolean,
): Result<'kept' | 'gone', 'no-such-instance' | 'still-used'> {
  if (!isInstanceName(name)) return fail('no-such-instance')
  const { folder, settings, site, program } = pathsOf(layout, name)
  const kept = `${settings}.removed`
  if (![settings, kept, folder].some((path) => existsSync(path))) return fail('no-such-instance')
  machine.systemctl('disable', '--now', unitOf(name))
  rmSync(site, { force: true })
  if (existsSync(settings)) renameSync(settings, kept)
  // Before its user goes: the rules name it.
  guardPorts(layout, machine)
  machine.systemctl('reload', 'caddy.service')
  if (!withData) return ok('kept')
  // Before its folder goes: whoever is refused finds all as it was, and says it again.
  if (!machine.removeUser(userOf(name))) return fail('still-used')
  rmSync(folder, { recursive: true, force: true })
  for (const path of [kept, program]) rmSync(path, { force: true })
  return ok('gone')
}
