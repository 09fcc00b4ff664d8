import { join } from 'node:path'

/** The checker that officials run. */
export const checker = join(import.meta.dirname, '../../lib/cli/verify-package.mjs')

interface Problem {
  readonly where: string
  readonly what: string
}

/** What it finds wrong with a package, by itself and beside the public log. */
export const { problemsOf, problemsBesideLog } = (await import(checker)) as {
  problemsOf: (path: string, key?: string) => readonly Problem[]
  problemsBesideLog: (path: string, key: string | undefined, log: string) => Promise<readonly Problem[]>
}
