import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { schemaVersion } from '#db/schema-version'
import { bad, findingsOr, ok, warn, type Finding } from './finding.ts'
import { restoring, type OpenPatient, type Patient } from './patient.ts'

/**
 * Opens the database for reading alone, while the server writes or without one. Where no server runs SQLite leaves an
 * empty log beside it; nothing in the file changes.
 */
export function openForReading({ file }: Patient): BetterSqlite3.Database {
  const client = new BetterSqlite3(file, { readonly: true, fileMustExist: true, timeout: 5000 })
  for (const pragma of ['query_only = ON', 'trusted_schema = OFF', 'temp_store = MEMORY', 'cell_size_check = ON']) {
    client.pragma(pragma)
  }
  // The first page is read only now: an encrypted, emptied or overwritten file is no database.
  client.prepare('SELECT count(*) FROM sqlite_master').get()
  return client
}

/** Whether the file's pages and indexes are what SQLite wrote, and rows refer to rows. */
export function lookAtPages(patient: OpenPatient): readonly Finding[] {
  const { client, isWhole } = patient
  const pragma = isWhole ? 'integrity_check' : 'quick_check'
  const complaints = client.prepare(`PRAGMA ${pragma}(3)`).pluck().all() as string[]
  if (complaints.join() !== 'ok') {
    return [
      bad('pages', `The database is damaged: ${complaints.join('; ').replaceAll('\n', ' ')}.`, restoring(patient)),
    ]
  }
  const orphans = client.prepare('PRAGMA foreign_key_check').all() as { readonly table: string }[]
  const tables = [...new Set(orphans.map(({ table }) => table))].join(', ')
  const found =
    orphans.length === 0
      ? []
      : [bad('references', `Rows of ${tables} refer to rows that are gone.`, restoring(patient))]
  return findingsOr(found, ok('pages', `SQLite finds nothing wrong in the file (${pragma}).`))
}

/** Whether the tables are those that this version of Colligo works with. */
export function lookAtSchema(patient: OpenPatient): readonly Finding[] {
  switch (versionOf(patient).state) {
    case 'newer': {
      const mend = `Start the version that wrote it, or a newer one: git pull && ./run build && ./run start`
      return [bad('schema', 'A newer Colligo has written this database.', mend)]
    }
    case 'older': {
      const mend = 'Start the server: it makes a backup, and then brings them up to date: ./run start'
      return [warn('schema', 'The tables are those of an older Colligo.', mend)]
    }
    case 'current':
      return [ok('schema', 'The tables are up to date.')]
  }
}

/** Whether the other looks at the tables can be taken at all. */
export const isUpToDate = (patient: OpenPatient): boolean => versionOf(patient).state === 'current'

const versionOf = ({ client, program }: OpenPatient) => schemaVersion(client, join(program, 'db', 'migrations'))
