import { randomFillSync } from 'node:crypto'
import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  readdirSync,
  rmdirSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { syncFolder } from '#lib/backup/sync-folder'

/** Bytes that are written at a time. */
const pieceSize = 1 << 20

/**
 * Overwrites a file with noise, waits until the disk has it, and removes the file. On disks that write elsewhere what
 * they were told to overwrite, the old bytes may stay below the file system: nobody up here can help that.
 *
 * @throws Error of the file system: what cannot be overwritten is not removed either.
 */
export function wipeFile(file: string): void {
  // A link leads to what is not ours.
  const handle = openSync(file, constants.O_WRONLY | constants.O_NOFOLLOW)
  try {
    const { size } = fstatSync(handle)
    const noise = Buffer.allocUnsafe(Math.min(size, pieceSize))
    for (let at = 0; at < size;)
      at += writeSync(handle, randomFillSync(noise), 0, Math.min(noise.length, size - at), at)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  unlinkSync(file)
  syncFolder(dirname(file))
}

/** The same with every file in a folder, and the folder. */
export function wipeFolder(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (lstatSync(path).isDirectory()) wipeFolder(path)
    else wipeFile(path)
  }
  rmdirSync(folder)
}
