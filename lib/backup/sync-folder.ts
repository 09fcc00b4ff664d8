import { closeSync, fsyncSync, openSync } from 'node:fs'

/** Waits until the disk knows the names in a folder: a file that was renamed is not safe before. */
export function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
