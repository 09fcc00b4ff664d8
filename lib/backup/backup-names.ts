import { existsSync, lstatSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const shape = /^colligo-(?<name>[A-Za-z0-9-]+)-(?<at>\d{8}T\d{6}Z)\.sqlite\.age(?<unfinished>\.unfinished)?$/u

/** What a backup is called before it has been verified. */
export const unfinishedName = (file: string): string => `${file}.unfinished`

/** The collection's part of a file name: the registration number without its brackets, or `instance`. */
export const nameOfCollection = (registrationNumber: string | null): string =>
  (registrationNumber ?? '').replace(/[^A-Za-z0-9]+/gu, '-').replace(/^-|-$/gu, '') || 'instance'

/** The same for a backup from before a migration: it says of which version the tables in it are. */
export const nameBeforeMigration = (name: string, schema: number): string => `${name}-schema-${String(schema)}`

/** A name that no file in the folder has: a second later where two backups fall into one. */
export function freeName(folder: string, name: string, at: Date): string {
  const instant = at.toISOString().replace(/[-:]|\.\d+/gu, '')
  const file = `colligo-${name}-${instant}.sqlite.age`
  return existsSync(join(folder, file)) ? freeName(folder, name, new Date(at.getTime() + 1000)) : file
}

/** The finished backups of a collection in a folder, newest first. */
export const backupsIn = (folder: string, name: string): readonly string[] =>
  named(folder, name, false).toSorted((one, other) => (one < other ? 1 : -1))

/**
 * Keeps the newest backups of a collection and removes the others. Whatever is called otherwise stays, and so does the
 * one just made: after the clock was set back it would look like the oldest.
 *
 * @returns The names of those that were removed.
 */
export function rotate(folder: string, name: string, keep: number, justMade: string): readonly string[] {
  const others = backupsIn(folder, name).filter((file) => file !== justMade)
  const removed = others.slice(Math.max(0, keep - 1))
  for (const file of removed) rmSync(join(folder, file))
  return removed
}

/** Removes what a backup of this collection left that was killed. */
export function removeUnfinished(folder: string, name: string): void {
  for (const file of named(folder, name, true)) rmSync(join(folder, file), { force: true })
}

/**
 * Every backup of a collection in a folder: those from before it had a name, from before a migration, and those that were
 * never finished too.
 */
export const everyBackupIn = (folder: string, name: string): readonly string[] =>
  existsSync(folder)
    ? [name, nameOfCollection(null)].flatMap((one) => {
        const isOf = (other: string): boolean => other.replace(/-schema-\d+$/u, '') === one
        return [...called(folder, isOf, false), ...called(folder, isOf, true)]
      })
    : []

const named = (folder: string, name: string, isUnfinished: boolean): readonly string[] =>
  called(folder, (other) => other === name, isUnfinished)

function called(folder: string, isOf: (name: string) => boolean, isUnfinished: boolean): readonly string[] {
  return readdirSync(folder).filter((file) => {
    const groups = shape.exec(file)?.groups
    const isOurs =
      groups !== undefined && isOf(groups['name'] ?? '') && (groups['unfinished'] !== undefined) === isUnfinished
    return isOurs && lstatSync(join(folder, file)).isFile()
  })
}
