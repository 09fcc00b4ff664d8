import { rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { identityToRecipient } from 'age-encryption'
import { decryptFile, encryptFile } from '#lib/backup/age-file'
import { ageRecipientOf } from '#lib/backup/age-recipient'
import { copyDatabase } from '#lib/backup/copy-database'
import { putBack, restoreSentence } from '#lib/backup/put-back'
import { sizeOfDatabase, tooLittleRoom } from '#lib/backup/room'
import { takeScratch } from '#lib/backup/scratch'
import { lookAtPages, lookAtSchema, openForReading } from '#lib/doctor/database'
import type { Finding } from '#lib/doctor/finding'
import type { Patient } from '#lib/doctor/patient'
import { lookAtBatches, lookAtChains, lookAtCounts, lookAtMarks } from '#lib/doctor/rows'
import type { RestoreProof } from './facts.ts'

export interface RestoreOrder {
  /** What is looked at in the copy that was restored; its file and folders are replaced by the copy's. */
  readonly patient: Patient
  /** The organisers' public key, X25519; `null` where none has been rehearsed. */
  readonly publicKey: string | null
  readonly signal: AbortSignal
}

/**
 * Makes a backup as `./run backup` does, restores it as `./run restore` does into an empty folder, checks the whole of what
 * came out, and removes both. The database itself is only read.
 *
 * The organisers' private key is elsewhere: the copy is encrypted to a second key as well, made for this proof and
 * forgotten with it.
 *
 * @returns What was found; or a sentence that says why it could not be tried.
 */
export async function proveRestore(order: RestoreOrder): Promise<RestoreProof | string> {
  const { file } = order.patient
  const scratch = takeScratch(dirname(file))
  if (scratch === null) return 'A backup is under way: make the dossier once it is done.'
  try {
    const short = tooLittleRoom(sizeOfDatabase(file), [scratch.folder])
    if (short !== null)
      return `${String(Math.ceil(short.needed / 1e6))} MB are needed beside the database, and are not free.`
    return await inScratch(order, scratch.folder)
  } finally {
    scratch.remove()
  }
}

/** Seconds since the last time it was asked, or since it was made. */
function stopwatch(): () => number {
  let last = performance.now()
  return () => {
    const before = last
    last = performance.now()
    return (last - before) / 1000
  }
}

async function inScratch(
  { patient, publicKey, signal }: RestoreOrder,
  scratch: string,
): Promise<RestoreProof | string> {
  const watching = { onRead: () => undefined, onProgress: () => undefined, signal }
  const [copyFile, backupFile, folder] = ['copy.sqlite', 'proof.sqlite.age', 'restored'].map((name) =>
    join(scratch, name),
  )
  if (copyFile === undefined || backupFile === undefined || folder === undefined) throw new Error('three names')
  const lap = stopwatch()
  await copyDatabase(patient.file, copyFile, watching)
  const copy = lap()
  const throwAway = await crypto.subtle.generateKey({ name: 'X25519' }, false, ['deriveBits'])
  const recipients = [
    ...(publicKey === null ? [] : [ageRecipientOf(publicKey)]),
    await identityToRecipient(throwAway.privateKey),
  ]
  const written = await encryptFile(copyFile, backupFile, recipients, watching)
  rmSync(copyFile)
  const encrypt = lap()
  const open = (into: string) => decryptFile(backupFile, into, throwAway.privateKey, watching)
  const restored = await putBack({ file: backupFile, folder, open })
  if (!restored.ok) return restoreSentence(restored.problem)
  const restore = lap()
  const findings = await lookAt({ ...patient, dataFolder: folder, file: restored.value.database, isWhole: true })
  return {
    statements: restored.value.statements,
    databaseBytes: statSync(restored.value.database).size,
    backupBytes: written.bytes,
    sha256: written.sha256,
    seconds: { copy, encrypt, restore, check: lap() },
    isToOrganisers: publicKey !== null,
    checks: findings.map(({ says, verdict }) => [says, verdict === 'bad' ? 'BAD' : 'as it should be'] as const),
    isWhole: findings.every(({ verdict }) => verdict !== 'bad'),
  }
}

async function lookAt(patient: Patient): Promise<readonly Finding[]> {
  const client = openForReading(patient)
  const open = { ...patient, client }
  try {
    return [
      ...lookAtPages(open),
      ...lookAtSchema(open),
      ...(await lookAtChains(open)),
      ...lookAtCounts(open),
      ...lookAtMarks(open),
      ...lookAtBatches(open),
    ]
  } finally {
    client.close()
  }
}
