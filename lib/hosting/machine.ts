import { execFileSync, spawnSync } from 'node:child_process'
import { chownSync, existsSync } from 'node:fs'

export interface User {
  readonly uid: number
  readonly gid: number
}

/** What a host's commands do to the machine beside its files. */
export interface Machine {
  /** Makes a user that nobody can sign in as; an existing one stays. */
  readonly makeUser: (name: string, home: string) => User
  /** Tells whether there is no such user now: one whose programs still run stays. */
  readonly removeUser: (name: string) => boolean
  readonly userNamed: (name: string) => User
  readonly give: (path: string, user: User) => void
  /** Tells the keeper of services something; does nothing on a machine that has none. */
  readonly systemctl: (...words: readonly string[]) => void
  /** Whether services are kept here at all. */
  readonly hasServices: boolean
  /** Runs a program of a release as a collection's own user, and tells its exit code. What it says goes to the terminal. */
  readonly runAs: (
    user: User,
    order: {
      readonly folder: string
      readonly words: readonly string[]
      readonly variables: Readonly<Record<string, string>>
    },
  ) => number
}

/** This machine: Debian, with systemd where it runs. */
export function thisMachine(): Machine {
  const hasServices = existsSync('/run/systemd/system')
  const id = (option: string, name: string): number =>
    Number(execFileSync('id', [option, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
  const userNamed = (name: string): User => ({ uid: id('-u', name), gid: id('-g', name) })
  const isUser = (name: string): boolean => spawnSync('id', ['-u', name], { stdio: 'ignore' }).status === 0
  return {
    userNamed,
    makeUser: (name, home) => {
      const words = ['--system', '--user-group', '--no-create-home', '--home-dir', home, '--shell', '/usr/sbin/nologin']
      if (!isUser(name)) execFileSync('useradd', [...words, name], { stdio: ['ignore', 'ignore', 'inherit'] })
      return userNamed(name)
    },
    removeUser: (name) =>
      !isUser(name) || spawnSync('userdel', [name], { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0,
    give: (path, { uid, gid }) => {
      chownSync(path, uid, gid)
    },
    hasServices,
    systemctl: (...words) => {
      if (hasServices) execFileSync('systemctl', words, { stdio: ['ignore', 'ignore', 'inherit'] })
    },
    runAs: ({ uid, gid }, { folder, words, variables }) => {
      // As the unit has it: what the collection's user writes is nobody else's.
      const mask = process.umask(0o077)
      // Nothing of root's own environment: it may name other collections' files.
      const { status } = spawnSync(`${folder}/bin/node`, words, {
        ...{ uid, gid, cwd: folder, stdio: 'inherit' as const },
        env: { PATH: '/usr/bin:/bin', HOME: '/nonexistent', NODE_ENV: 'production', ...variables },
      })
      process.umask(mask)
      return status ?? 1
    },
  }
}
