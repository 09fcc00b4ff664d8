import { statfsSync } from 'node:fs'

const megabyte = 1024 * 1024

/** Back only with a quarter more than what was too little: else a log file that comes and goes would flip the form. */
const hysteresis = 1.25

/**
 * Bytes on the folder's disk that this process may still write; what is kept for root is not among them.
 *
 * @throws Error of the file system where the folder is not there.
 */
export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder, { bigint: true })
  return Number(bavail * bsize)
}

/**
 * Whether so little is free that statements must not be taken any more: nothing has failed yet, and nothing shall.
 *
 * @param free - Bytes, as `freeBytes` has them.
 * @param databaseBytes - Size of the database's file.
 * @param least - The floor, in bytes: `COLLIGO_LEAST_FREE_MB`.
 * @param wasNearlyFull - What was said last: it takes more to come back than to stay.
 */
export function isNearlyFull(free: number, databaseBytes: number, least: number, wasNearlyFull = false): boolean {
  const needed = neededBytes(databaseBytes, least)
  return free < (wasNearlyFull ? hysteresis * needed : needed)
}

/**
 * The floor, and room to bring the write-ahead log into the file. The log is 4 MB as a rule (1000 pages, SQLite's
 * `wal_autocheckpoint`) but grows while a backup reads, and a large database has more pages for it to hold.
 */
export const neededBytes = (databaseBytes: number, least: number): number =>
  least + Math.min(Math.max(0.02 * databaseBytes, 16 * megabyte), 1024 * megabyte)
