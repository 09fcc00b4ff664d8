import { existsSync, realpathSync } from 'node:fs'
import { fail, ok, type Result } from '#lib/domain/result'
import { isInstanceName, pathsOf, userOf, type Layout } from './layout.ts'
import type { Machine } from './machine.ts'
import { readSettingsOf } from './settings-files.ts'

/** Commands that look after one collection. What serves, builds, or holds a private key is none of them. */
const commands = ['audit', 'backup', 'destruction', 'doctor', 'initiative', 'organisers', 'verify'] as const

export const hostedCommands: readonly string[] = commands

/**
 * Runs a command of one collection's own release, as its own user and with its settings.
 *
 * @param cwd - Where whoever asks stands: paths in the words are theirs.
 *
 * @returns Its exit code.
 */
export function runCommand(
  layout: Layout,
  machine: Machine,
  name: string,
  { command, words, cwd }: { readonly command: string; readonly words: readonly string[]; readonly cwd: string },
): Result<number, 'no-such-instance' | 'no-such-command'> {
  if (!isInstanceName(name) || !existsSync(pathsOf(layout, name).settings)) return fail('no-such-instance')
  if (!hostedCommands.includes(command)) return fail('no-such-command')
  const { variables } = readSettingsOf(layout, name)
  const order = {
    folder: realpathSync(pathsOf(layout, name).program),
    words: [`lib/cli/${command}.ts`, ...words],
    variables: { ...variables, INIT_CWD: cwd },
  }
  return ok(machine.runAs(machine.userNamed(userOf(name)), order))
}
