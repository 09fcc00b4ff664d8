import { existsSync } from 'node:fs'
import { lookAtAuthorityKeys } from './authority-keys.ts'
import { lookAtBackups } from './backups.ts'
import { lookAtClock, lookAtTimeZone } from './clock.ts'
import { lookAtCollection } from './collection.ts'
import { isUpToDate, lookAtPages, lookAtSchema, openForReading } from './database.ts'
import { lookAtDestruction } from './destruction.ts'
import { lookAtDisk, lookAtGrowth } from './disk.ts'
import { lookAtFolder, lookAtKeys, lookAtModes } from './files.ts'
import { bad, type Finding } from './finding.ts'
import { lookAtMachine } from './machine.ts'
import { isDamage, restoring, type OpenPatient, type Patient } from './patient.ts'
import { lookAtBatches, lookAtChains, lookAtCounts, lookAtMarks } from './rows.ts'
import { lookAtSealingKeys } from './sealing-keys.ts'
import { lookAtServer } from './server.ts'
import { lookAtNode, lookAtVersions } from './versions.ts'

/** Findings that belong together. */
export interface Chapter {
  readonly title: string
  readonly findings: readonly Finding[]
}

type Looks<Whom> = readonly ((patient: Whom) => readonly Finding[] | Promise<readonly Finding[]>)[]

/** Looks at everything, changes nothing. What cannot be looked at is a finding too, and keeps no other look back. */
export async function examine(patient: Patient): Promise<readonly Chapter[]> {
  return [
    await chapter('Files and keys', patient, [lookAtFolder, lookAtModes, lookAtKeys, lookAtDisk]),
    ...(await examineDatabase(patient)),
    await chapter('Machine', patient, [lookAtNode, lookAtVersions, lookAtTimeZone, lookAtMachine]),
    await chapter('Server', patient, [lookAtServer]),
  ]
}

async function examineDatabase(patient: Patient): Promise<readonly Chapter[]> {
  // Said among the files.
  if (!existsSync(patient.file)) return []
  let open: OpenPatient
  try {
    open = { ...patient, client: openForReading(patient) }
  } catch (error) {
    return [{ title: 'Database', findings: [unseen('database', patient, error)] }]
  }
  try {
    const pages = await chapter('Database', open, [lookAtPages, lookAtSchema])
    if (!knowsTables(open)) return [pages]
    const rows = await chapter('Rows', open, [
      lookAtDestruction,
      lookAtChains,
      lookAtCounts,
      lookAtMarks,
      lookAtBatches,
    ])
    return [
      pages,
      rows,
      await chapter('Collection', open, [
        lookAtCollection,
        lookAtSealingKeys,
        lookAtAuthorityKeys,
        lookAtGrowth,
        lookAtClock,
        lookAtBackups,
      ]),
    ]
  } finally {
    open.client.close()
  }
}

function knowsTables(open: OpenPatient): boolean {
  try {
    return isUpToDate(open)
  } catch {
    // Told by the look at the schema.
    return false
  }
}

async function chapter<Whom extends Patient>(title: string, patient: Whom, looks: Looks<Whom>): Promise<Chapter> {
  const findings: Finding[] = []
  for (const look of looks) {
    try {
      findings.push(...(await look(patient)))
    } catch (error) {
      findings.push(unseen(title.toLowerCase().replaceAll(' ', '-'), patient, error))
    }
  }
  return { title, findings }
}

/** A look that could not be taken. Messages of SQLite and the file system name files and codes, never contents. */
function unseen(check: string, patient: Patient, error: unknown): Finding {
  const message = error instanceof Error ? error.message : String(error)
  if (isDamage(error)) return bad(check, `The database is damaged (${message}).`, restoring(patient))
  const mend = `Run this as the server's own user, while nothing else holds the database: ls -l ${patient.dataFolder}`
  return bad(check, `This could not be looked at: ${message}.`, mend)
}
