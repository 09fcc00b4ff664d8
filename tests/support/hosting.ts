import { spawnSync } from 'node:child_process'
import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { layoutBelow, type Layout } from '#lib/hosting/layout'
import { thisMachine, type Machine, type User } from '#lib/hosting/machine'
import { temporaryFolder } from './collection.ts'

/** Users are made and files given away: none but root can. */
export const isRoot = process.getuid?.() === 0

const root = join(import.meta.dirname, '..', '..')

/** A release whose parts are those of this working folder. */
export function aRelease({ releases }: Layout, name: string): string {
  const release = join(releases, name)
  mkdirSync(join(release, 'bin'), { recursive: true })
  symlinkSync(process.execPath, join(release, 'bin', 'node'))
  for (const part of ['app', 'db', 'lib', 'messages', 'node_modules', 'package.json']) {
    symlinkSync(join(root, part), join(release, part))
  }
  return release
}

/** A host in a folder: everything real but the list of users, for which numbers do, and the keeper of services. */
export function aHost() {
  const folder = temporaryFolder()
  const layout = layoutBelow(folder)
  for (const path of [layout.releases, layout.instances, layout.folders, layout.settings, layout.sites]) {
    mkdirSync(path, { recursive: true, mode: 0o755 })
  }
  openTheWay(folder)
  symlinkSync(aRelease(layout, '0.1.0-one'), layout.current)
  const users = new Map<string, User>()
  const told: string[] = []
  const userNamed = (name: string): User => {
    const user = users.get(name) ?? { uid: 61_000 + users.size, gid: 61_000 + users.size }
    users.set(name, user)
    return user
  }
  const machine: Machine = {
    ...thisMachine(),
    hasServices: false,
    userNamed,
    makeUser: userNamed,
    removeUser: (name) => {
      users.delete(name)
      return true
    },
    systemctl: (...words) => told.push(words.join(' ')),
  }
  return { folder, layout, machine, told }
}

/** Other users may walk through, as through `/srv`. */
function openTheWay(folder: string): void {
  spawnSync('chmod', ['0711', folder])
}

/** Runs a program as somebody, with no rights but theirs. */
export function runAs({ uid, gid }: User, program: string, ...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(program, words, { uid, gid, encoding: 'utf8', cwd: '/' })
  return { code: status, said: `${stdout}${stderr}` }
}
