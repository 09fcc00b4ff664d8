import { existsSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { pathsOf, userOf, type Layout } from './layout.ts'
import type { Machine } from './machine.ts'
import { readSettingsOf } from './settings-files.ts'

/**
 * Makes a backup of one collection by its own program and as its own user, who cannot reach the others'.
 *
 * @returns Whether there is one now; `nothing` where there is nothing yet to back up.
 */
export function backUpInstance(layout: Layout, machine: Machine, name: string): 'made' | 'failed' | 'nothing' {
  const { data, backups, program } = pathsOf(layout, name)
  if (!existsSync(join(data, 'colligo.sqlite'))) return 'nothing'
  const { variables } = readSettingsOf(layout, name)
  const keep = variables['COLLIGO_BACKUPS_KEEP'] ?? '14'
  const words = ['lib/cli/backup.ts', '--data', data, '--to', backups, '--keep', keep]
  const code = machine.runAs(machine.userNamed(userOf(name)), { folder: realpathSync(program), words, variables })
  return code === 0 ? 'made' : 'failed'
}
