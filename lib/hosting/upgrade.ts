import { existsSync, readlinkSync, realpathSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { fail, ok, type Result } from '#lib/domain/result'
import { isLink } from './add.ts'
import { askInstance } from './ask.ts'
import { backUpInstance } from './back-up.ts'
import { pathsOf, unitOf, type Layout } from './layout.ts'
import type { Machine } from './machine.ts'
import { readSettingsOf, type InstanceSettings } from './settings-files.ts'

/** `went-back`: the new release did not serve, and the one before does again. `down`: neither does. */
export type UpgradeProblem = 'no-such-instance' | 'no-release' | 'same-release' | 'no-backup' | 'went-back' | 'down'

/** Milliseconds for which a process is waited for that starts, migrations included. */
const longest = 120_000

/**
 * Has one collection run another release: a backup first, then the change, then a look whether it serves. If it does not,
 * the release before is put back, and says itself if it cannot read what the new one has written.
 *
 * @param order - `needsBackup`: whether nothing is done where none can be made, as before a key was rehearsed. `patience`:
 * milliseconds for which a release is waited for.
 */
export async function upgradeInstance(
  layout: Layout,
  machine: Machine,
  order: {
    readonly name: string
    readonly release?: string | undefined
    readonly needsBackup: boolean
    readonly patience?: number
  },
): Promise<Result<{ readonly from: string; readonly to: string }, UpgradeProblem>> {
  const { name, patience = longest } = order
  const { program } = pathsOf(layout, name)
  const way = wayOf(layout, order)
  if (!way.ok) return way
  const { from, to } = way.value
  if (backUpInstance(layout, machine, name) === 'failed' && order.needsBackup) return fail('no-backup')

  const settings = readSettingsOf(layout, name)
  const change = (release: string): Promise<boolean> => changeTo(program, machine, settings, release, patience)
  if (await change(to)) return ok({ from, to })
  return fail((await change(from)) ? 'went-back' : 'down')
}

/** From which release to which; refused where either is not there, or they are one. */
function wayOf(
  layout: Layout,
  { name, release = layout.current }: { readonly name: string; readonly release?: string | undefined },
): Result<{ readonly from: string; readonly to: string }, UpgradeProblem> {
  const { program, settings } = pathsOf(layout, name)
  if (!existsSync(settings) || !isLink(program)) return fail('no-such-instance')
  if (!existsSync(`${release}/bin/node`)) return fail('no-release')
  const [from, to] = [readlinkSync(program), realpathSync(release)]
  return from === to ? fail('same-release') : ok({ from, to })
}

/** Puts a release in place between two runs. @returns Whether it serves, or nothing here keeps services. */
async function changeTo(
  program: string,
  machine: Machine,
  settings: InstanceSettings,
  release: string,
  patience: number,
) {
  const unit = unitOf(settings.name)
  machine.systemctl('stop', unit)
  pointAt(program, release)
  machine.systemctl('reset-failed', unit)
  machine.systemctl('start', unit)
  return !machine.hasServices || (await serves(settings, patience))
}

/** Never without a link: a crash in between leaves the one or the other. */
function pointAt(program: string, release: string): void {
  const next = `${program}.next`
  rmSync(next, { force: true })
  symlinkSync(release, next)
  renameSync(next, program)
}

async function serves(settings: InstanceSettings, patience: number): Promise<boolean> {
  const end = Date.now() + patience
  while (Date.now() < end) {
    if ((await askInstance(settings, '/health', 1000)) !== null) return true
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  return false
}
