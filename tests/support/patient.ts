import { randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { writeAudit } from '#db/audit'
import { isWholeChain, miscounted, verifyChain, verifyEnd } from '#db/chain'
import { verifyMarks } from '#db/removal-marks'
import { closeDatabase, openDatabase, type Database } from '#db/connection'
import { keepInitiative, setCollecting } from '#db/initiatives'
import { installKey, markRehearsed, startSealing } from '#db/sealing-keys'
import { recorder, type NewStatement } from '#db/statements'
import { readSecrets } from '#lib/config/secrets'
import { thumbprintOf } from '#lib/crypto/public-key'
import { examine } from '#lib/doctor/examine'
import type { Finding } from '#lib/doctor/finding'
import type { Patient } from '#lib/doctor/patient'
import { verdictOf } from '#lib/doctor/report'
import { brusselsDayOf } from '#lib/domain/day'
import { initiativeOfToday, temporaryFolder } from './collection.ts'
import { testPrivateKey } from './exports.ts'

/** A statement as it looks sealed; nobody can open it. */
export const aSealedStatement = (fingerprint: Buffer = randomBytes(32)): NewStatement => ({
  identifier: randomUUID().replace(/^(.{14})./u, '$18'),
  sentAs: randomUUID(),
  memberState: 'EE',
  fingerprint,
  sealed: `eyJhbGciOiJFQ0RILUVTIn0..${randomBytes(600).toString('base64url')}.bb.cc`,
  signedOn: brusselsDayOf(new Date()),
  language: 'et',
  hour: '2026-11-22T11',
  lane: 'usual',
  isLive: false,
  doubts: [],
  leaf: { commitment: randomBytes(32), digest: randomBytes(32) },
})

export const aSpentChallenge = () => ({
  nonce: randomBytes(16).toString('hex'),
  expiresAt: new Date('2026-11-22T13:00:00Z'),
})

/** Has people sign at the same moment. */
export async function haveSigned(database: Database, count: number): Promise<void> {
  const record = recorder(database)
  await Promise.all(Array.from({ length: count }, () => record(aSealedStatement(), aSpentChallenge())))
}

/** A collection that thirty people have signed, with its server at rest, for a doctor to look at. */
export async function aPatient(): Promise<Patient> {
  const patient = patientIn(temporaryFolder())
  readSecrets(patient.keysFolder, true)
  const database = openDatabase(patient.file)
  keepInitiative(database, initiativeOfToday(), new Date())
  const key = { id: thumbprintOf(testPrivateKey), x: testPrivateKey.x }
  installKey(database, key, new Date())
  markRehearsed(database, key.id, new Date())
  startSealing(database, key.id, new Date())
  setCollecting(database, true)
  writeAudit(database, { event: 'collection-opened', organiserId: 1 }, new Date())
  await haveSigned(database, 30)
  closeDatabase(database)
  return patient
}

export const patientIn = (dataFolder: string): Patient => ({
  dataFolder,
  keysFolder: join(dataFolder, 'keys'),
  file: join(dataFolder, 'colligo.sqlite'),
  program: process.cwd(),
  // The port "discard": nobody serves there.
  origin: 'http://127.0.0.1:9',
  backups: null,
  leastFree: 1,
  isWhole: false,
  now: new Date(),
  chains: { isWholeChain, miscounted, verifyChain, verifyEnd, verifyMarks },
  onProgress: () => undefined,
})

interface Examined {
  readonly verdict: string
  /** What is not as it should be, as `verdict check: what it says → what to do`, the machine itself aside. */
  readonly wrong: readonly string[]
  readonly all: readonly Finding[]
}

/** What depends on the machine that runs the tests, and is looked at apart. */
const surroundings = new Set(['server', 'umask', 'swap', 'core-dumps', 'backup', 'node', 'versions'])

/** Has the doctor look. */
export async function examined(patient: Patient, changes: Partial<Patient> = {}): Promise<Examined> {
  const chapters = await examine({ ...patient, now: new Date(), ...changes })
  const all = chapters.flatMap(({ findings }) => findings)
  const wrong = all
    .filter(({ check, verdict }) => verdict !== 'ok' && !surroundings.has(check))
    .map(({ check, verdict, says, mend = '' }) => `${verdict} ${check}: ${says} → ${mend}`)
  return { verdict: verdictOf(chapters), wrong, all }
}

/** Writes to the database of a patient. */
export function write({ file }: Patient, sql: string): void {
  const database = openDatabase(file)
  database.$client.exec(sql)
  closeDatabase(database)
}

/** The same as somebody does who has the file and takes away what guards it. */
export const tamper = (patient: Patient, sql: string): void => {
  write(
    patient,
    `DROP TRIGGER statements_are_never_changed; DROP TRIGGER audit_is_never_changed;
     DROP TRIGGER audit_is_never_shortened; ${sql}`,
  )
}

/** The way back, as each sentence on damage must name it. */
export const wayBack = './run restore BACKUP'
