import { accessSync, constants, statSync, type Stats } from 'node:fs'
import { join } from 'node:path'
import { isDestroyed } from '#db/destructions'
import { keyNames, laxModes, privatePaths, wrongOwners } from '#lib/config/private-files'
import { readSecrets } from '#lib/config/secrets'
import { bad, findingsOr, ok, type Finding } from './finding.ts'
import type { Patient } from './patient.ts'

const existing = (path: string): Stats | undefined => statSync(path, { throwIfNoEntry: false })

/** Whether the folder of the collection is there, can be written to, and holds a database. */
export function lookAtFolder({ dataFolder, file }: Patient): readonly Finding[] {
  const folder = existing(dataFolder)
  if (folder?.isDirectory() !== true) {
    const mend = `Mount its disk, or say where it is: ./run doctor --data FOLDER`
    return [bad('data-folder', `The data folder ${dataFolder} is not there.`, mend)]
  }
  if (existing(file) === undefined) {
    const mend = `If there was a collection here, restore it: ./run restore BACKUP --key organisers-private-key.json --to ${dataFolder}. If not, begin one: ./run initiative import FILE --data ${dataFolder}`
    return [bad('data-folder', `${dataFolder} holds no collection: colligo.sqlite is missing.`, mend)]
  }
  try {
    accessSync(dataFolder, constants.R_OK | constants.W_OK | constants.X_OK)
    accessSync(file, constants.R_OK | constants.W_OK)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    const mend =
      code === 'EROFS'
        ? `Look at the disk's health (dmesg | tail), then mount it for writing: mount -o remount,rw ${dataFolder}`
        : `Run this as the server's own user: sudo -u '#${String(folder.uid)}' ./run doctor --data ${dataFolder}`
    return [bad('data-folder', `${dataFolder} or its database cannot be written to (${code}).`, mend)]
  }
  return [ok('data-folder', `The data folder ${dataFolder} is there and can be written to.`)]
}

/** Whether nobody else on the machine can read what lies there, and all of it belongs to one user. */
export function lookAtModes({ dataFolder, keysFolder }: Patient): readonly Finding[] {
  const owner = existing(dataFolder)
  if (owner === undefined) return []
  const paths = privatePaths({ dataFolder, keysFolder })
  const owners = wrongOwners([...paths.folders, ...paths.files], owner, 'the data folder')
  const found = [...laxModes(paths), ...owners].map(({ kind, says, mend }) =>
    bad(kind === 'mode' ? 'modes' : 'owner', says, `Run: ${mend}`),
  )
  return findingsOr(found, ok('modes', 'Folders and files can be read by their owner alone.'))
}

/** Whether the server's own keys are there, whole, and not one and the same. Their modes have a look of their own. */
export function lookAtKeys({ keysFolder, file }: Patient): readonly Finding[] {
  if (existing(file) === undefined) return []
  const wanted = keyNames.filter((name) => name === 'server.key' || !isDestroyed(file))
  const missing = wanted.filter((name) => existing(join(keysFolder, name)) === undefined)
  if (missing.length > 0) {
    const says = `${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} missing in ${keysFolder}, but the database is there.`
    const copies = missing.map((name) => `install -m 600 COPY-OF-${name} ${join(keysFolder, name)}`).join(' && ')
    return [bad('keys', says, `Put back the copy; a new key would let everybody sign once more: ${copies}`)]
  }
  try {
    readSecrets(keysFolder, false, () => isDestroyed(file))
    return [
      ok(
        'keys',
        wanted.length === 1
          ? 'The server’s own key is there; those of the statements were destroyed with them.'
          : 'Both keys of the server are there, whole, and different.',
      ),
    ]
  } catch (error) {
    const says = error instanceof Error ? error.message : 'The keys cannot be read.'
    // Told with the command already, among the modes.
    if (says.includes('chmod')) return []
    const copy = `install -m 600 COPY-OF-KEY ${keysFolder}/NAME.key`
    return [bad('keys', says, `Put back its own copy, from where the keys are kept apart from backups: ${copy}`)]
  }
}
