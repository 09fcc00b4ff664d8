import { readDestructionState, rowsLeft } from '#db/destructions'
import { keyFilesToDestroy } from '#lib/config/secrets'
import { bad, ok, type Finding } from './finding.ts'
import type { OpenPatient } from './patient.ts'

/** Where the database says that its statements were destroyed: whether they were, to the end. */
export function lookAtDestruction({ client, keysFolder, dataFolder }: OpenPatient): readonly Finding[] {
  const state = readDestructionState({ $client: client })
  if (state === null) return []
  const rows = rowsLeft({ $client: client })
  const keys = keyFilesToDestroy(keysFolder).length
  const left = [
    ...(rows > 0 ? [`${String(rows)} rows`] : []),
    ...(keys > 0 ? [`${String(keys)} ${keys === 1 ? 'file' : 'files'} of destroyed keys`] : []),
    ...(state === 'begun' ? ['no certificate'] : []),
  ]
  if (left.length === 0) return [ok('destruction', 'The statements were destroyed, and the certificate is there.')]
  return [
    bad(
      'destruction',
      `Two organisers have had the statements destroyed, but it was not finished: there ${rows === 1 || left[0] === 'no certificate' ? 'is' : 'are'} ${left.join(', ')}.`,
      `Run: ./run destruction finish --data ${dataFolder}`,
    ),
  ]
}
