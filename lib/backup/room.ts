import { statfsSync, statSync } from 'node:fs'

/** Where there is too little room, and how much there must be. Bytes. */
export interface TooLittleRoom {
  readonly folder: string
  readonly needed: number
  readonly free: number
}

/** What is left over for the log that grows meanwhile, and for whoever else writes to the disk. */
const spare = 16 * 1024 * 1024

/** The size of a database with its write-ahead log, bytes. */
export const sizeOfDatabase = (file: string): number =>
  statSync(file).size + (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0)

/**
 * Whether as many copies of something fit as there are folders, each into its own; those on one disk share its room.
 *
 * @param size - Bytes of one copy.
 *
 * @returns `null` where there is room.
 */
export function tooLittleRoom(size: number, folders: readonly string[]): TooLittleRoom | null {
  for (const folder of folders) {
    const disk = statSync(folder).dev
    const onDisk = folders.filter((other) => statSync(other).dev === disk).length
    const { bavail, bsize } = statfsSync(folder)
    const [needed, free] = [onDisk * (Math.ceil(size * 1.05) + spare), bavail * bsize]
    if (free < needed) return { folder, needed, free }
  }
  return null
}
