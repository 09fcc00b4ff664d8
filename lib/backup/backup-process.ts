import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

const command = join(import.meta.dirname, '..', 'cli', 'backup.ts')

/** It shares a small machine with whoever signs: memory is given back before more is taken. */
const frugal = ['--max-old-space-size=160', '--max-semi-space-size=2']

export interface BackupProcess {
  /** Whether a backup was made. */
  readonly made: Promise<boolean>
  /** Ends it; it removes what it has written. */
  readonly stop: () => void
}

/**
 * Makes a backup in a process of its own: encryption and checks are minutes of work that pages must not wait for, and the
 * command gives itself a low priority.
 */
export function startBackup(words: {
  readonly dataFolder: string
  readonly folder: string
  readonly keep: number
}): BackupProcess {
  const { dataFolder, folder, keep } = words
  const options = ['--json', '--data', dataFolder, '--to', folder, '--keep', String(keep)]
  const child = spawn(process.execPath, [...frugal, command, ...options], { stdio: ['ignore', 'pipe', 'ignore'] })
  const ended = new Promise<number | null>((resolve) => {
    child.once('error', () => {
      resolve(null)
    })
    child.once('close', resolve)
  })
  return {
    made: Promise.all([ended, text(child.stdout)]).then(([code]) => code === 0),
    stop: () => child.kill('SIGTERM'),
  }
}
