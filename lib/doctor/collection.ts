import { stateOf } from '#lib/collecting/collection'
import { brusselsDayOf } from '#lib/domain/day'
import type { Initiative } from '#lib/domain/initiative'
import { rulePackOf } from '#lib/rules/rule-packs'
import { bad, ok, warn, type Finding } from './finding.ts'
import type { OpenPatient } from './patient.ts'
import { hasRehearsedKey } from './rehearsed-key.ts'

interface InitiativeRow {
  readonly content: string
  readonly is_collecting: number
  readonly live_at?: string | null
  readonly closed_at?: string | null
  readonly rule_pack?: string
}

/** What stands between the collection and its statements; that it is closed is no fault. */
export function lookAtCollection({ client, now, dataFolder }: OpenPatient): readonly Finding[] {
  const row = client.prepare('SELECT * FROM initiatives').get() as InitiativeRow | undefined
  const initiative = row === undefined ? null : (JSON.parse(row.content) as Initiative)
  const state = stateOf(
    {
      initiative,
      isCollecting: row?.is_collecting === 1,
      isLive: typeof row?.live_at === 'string',
      isClosed: typeof row?.closed_at === 'string',
      hasRehearsedKey: hasRehearsedKey(client),
      pausedBy: null,
    },
    brusselsDayOf(now),
  )
  const { opensOn = '', closesOn = '' } = initiative?.period ?? {}
  const findings = {
    'no-initiative': warn(
      'collection',
      'No initiative was imported.',
      `Run: ./run initiative import FILE --data ${dataFolder}`,
    ),
    'no-key': warn(
      'collection',
      'No organisers’ key was rehearsed: nothing can be sealed, so nothing is collected.',
      'Ask an organiser to sign in, install the public key under Keys, and run at home: ./run keys rehearse',
    ),
    'not-opened': warn(
      'collection',
      'The organisers have not opened the collection, or have closed it.',
      'If that is not meant, ask an organiser to sign in and open it under Collection.',
    ),
    'not-yet': ok('collection', `The collection begins on ${opensOn}.`),
    over: ok('collection', `The collection ended on ${closesOn}.`),
    paused: ok('collection', `The collection is open until ${closesOn}.`),
    open: ok('collection', `The collection is open until ${closesOn}, and the key was rehearsed.`),
  }
  return [findings[state], ...lawOf(row)]
}

/** Without the law's rule pack nothing is served: only a later version can have written its name. */
function lawOf(row: InitiativeRow | undefined): readonly Finding[] {
  if (row?.rule_pack === undefined || rulePackOf(row.rule_pack) !== undefined) return []
  return [
    bad(
      'rule-pack',
      `The initiative is collected under the law "${row.rule_pack}", which this version does not know.`,
      'Install the version that the data folder was used with last.',
    ),
  ]
}
