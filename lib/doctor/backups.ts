import { bad, ok, warn, type Finding } from './finding.ts'
import { hasRehearsedKey } from './rehearsed-key.ts'
import type { OpenPatient } from './patient.ts'

const hour = 60 * 60 * 1000

/** When the last backup was made, by the record of events. Old is one that the next should have followed by now. */
export function lookAtBackups({ client, backups, dataFolder, now }: OpenPatient): readonly Finding[] {
  const command = `./run backup --data ${dataFolder}`
  if (backups === null) {
    const mend = `Set COLLIGO_BACKUPS to a folder on another disk, or make one by hand: ${command}`
    return [warn('backup', 'COLLIGO_BACKUPS is not set: this machine makes no backups by itself.', mend)]
  }
  const last = client.prepare('SELECT max(at) FROM audit WHERE event = ?').pluck()
  const [made, failed] = [last.get('backup-made'), last.get('backup-failed')] as (string | null)[]
  const mend = `Make one and read what it says: ${command} --to ${backups.folder}`
  if (made == null && !hasRehearsedKey(client))
    return [ok('backup', 'No backup yet: they begin once a key was rehearsed; before that nothing is sealed.')]
  if (made == null) return [bad('backup', 'No backup is on record.', mend)]
  const hours = Math.round((now.getTime() - Date.parse(made)) / hour)
  const age = hours < 48 ? `${String(hours)} hours` : `${String(Math.round(hours / 24))} days`
  if (hours > 3 * backups.everyHours) return [bad('backup', `The last backup is ${age} old.`, mend)]
  if (failed != null && failed > made)
    return [warn('backup', `The last try failed; the last backup is ${age} old.`, mend)]
  return [
    hours > 1.25 * backups.everyHours
      ? warn('backup', `The last backup is ${age} old.`, mend)
      : ok('backup', `The last backup is ${age} old.`),
  ]
}
