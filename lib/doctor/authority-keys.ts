import { brusselsDayOf, daysAfter } from '#lib/domain/day'
import type { KeyKind } from '#lib/domain/recipient'
import { checkRecipient } from '#lib/envelopes/read-recipient-key'
import { bad, findingsOr, ok, warn, type Finding } from './finding.ts'
import type { OpenPatient } from './patient.ts'

interface KeyRow {
  readonly member_state: string
  readonly envelope: KeyKind
  readonly key: string
  readonly fingerprint: string
  readonly valid_until: string | null
}

/** Of each Member State and use the key in force: the newest that was confirmed, unless it was withdrawn. */
const inForce = `
  SELECT member_state, envelope, key, fingerprint, valid_until FROM recipients AS one
   WHERE confirmed_at IS NOT NULL AND withdrawn_at IS NULL AND NOT EXISTS (
     SELECT 1 FROM recipients AS later
      WHERE later.member_state = one.member_state AND (later.envelope = 'jose') = (one.envelope = 'jose')
        AND later.confirmed_at IS NOT NULL AND (later.confirmed_at, later.id) > (one.confirmed_at, one.id))
   ORDER BY member_state`

/** Days before its end at which a key is worth a telephone call. */
const soon = 30

/** Whether the keys of authorities are those that two organisers confirmed, and last. */
export async function lookAtAuthorityKeys({ client, now }: OpenPatient): Promise<readonly Finding[]> {
  const keys = client.prepare(inForce).all() as readonly KeyRow[]
  if (keys.length === 0 || client.prepare('SELECT 1 FROM destructions').get() !== undefined) return []
  const wrong = await Promise.all(keys.map((key) => wrongIn(key, now)))
  return findingsOr(
    wrong.flat(),
    ok(
      'authority-keys',
      `${keys.length === 1 ? 'The key of an authority is' : `${String(keys.length)} keys of authorities are`} as two organisers confirmed.`,
    ),
  )
}

async function wrongIn(key: KeyRow, now: Date): Promise<readonly Finding[]> {
  const { member_state: memberState, envelope, valid_until: until } = key
  const read = await checkRecipient(key, now)
  if (!read.ok && read.problem !== 'expired') {
    const what = envelope === 'jose' ? 'statements are sealed to as they arrive' : 'packages are addressed to'
    return [
      bad(
        'authority-keys',
        `The key of the authority of ${memberState} that ${what} is not good, or not the one that two organisers confirmed (${read.problem}).`,
        'Stop the server, keep its data folder for whoever looks into it, and ask the organisers to telephone the authority.',
      ),
    ]
  }
  if (until === null || brusselsDayOf(new Date(until)) > daysAfter(brusselsDayOf(now), soon)) return []
  return [
    warn(
      'authority-keys',
      `The key of the authority of ${memberState} ${read.ok ? 'is' : 'was'} good until ${brusselsDayOf(new Date(until))}.`,
      'Tell the organisers: they ask the authority for its next key, and enter it on their page Authorities.',
    ),
  ]
}
