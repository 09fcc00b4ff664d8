import { thumbprintOf } from '#lib/crypto/public-key'
import { brusselsDayOf, daysAfter } from '#lib/domain/day'
import { rehearseEvery } from '#lib/organising/rehearsal-due'
import { bad, findingsOr, ok, warn, type Finding } from './finding.ts'
import { restoring, type OpenPatient } from './patient.ts'

interface KeyRow {
  readonly id: string
  readonly x: string
  readonly rehearsed_at: string | null
}

/** Days for which a rehearsal that is due is the organisers' business alone. */
const grace = 14

/** Whether the keys that statements are sealed to are what they are called, were wanted by two, and were tried lately. */
export function lookAtSealingKeys(patient: OpenPatient): readonly Finding[] {
  const { client, now } = patient
  const keys = client
    .prepare('SELECT DISTINCT k.id, k.x, k.rehearsed_at FROM key_uses u JOIN sealing_keys k ON k.id = u.key_id')
    .all() as readonly KeyRow[]
  if (keys.length === 0 || client.prepare('SELECT 1 FROM destructions').get() !== undefined) return []
  const today = brusselsDayOf(now)
  return findingsOr(
    [
      ...keys.flatMap((key) => disguised(patient, key)),
      ...takenOverAlone(patient),
      ...keys.flatMap(({ rehearsed_at: at }) => (at === null ? [] : forgotten(brusselsDayOf(new Date(at)), today))),
    ],
    ok(
      'sealing-keys',
      `Statements are sealed to ${keys.length === 1 ? 'one key' : `${String(keys.length)} keys`}, rehearsed lately.`,
    ),
  )
}

const disguised = (patient: OpenPatient, { id, x }: KeyRow): readonly Finding[] =>
  thumbprintOf({ kty: 'OKP', crv: 'X25519', x }) === id
    ? []
    : [bad('sealing-keys', `The key ${id} is not the one that was rehearsed under this name.`, restoring(patient))]

/** A key that took over among statements that count, and of which no agreement stands on record. */
const takenOverAlone = (patient: OpenPatient): readonly Finding[] =>
  (
    patient.client
      .prepare(
        `SELECT u.key_id FROM key_uses u JOIN initiatives i ON i.live_at IS NOT NULL AND u.from_at > i.live_at
          WHERE u.after_statement > 0
            AND NOT EXISTS (SELECT 1 FROM key_agreements a WHERE a.key_id = u.key_id AND a.at <= u.from_at)`,
      )
      .pluck()
      .all() as readonly string[]
  ).map((id) =>
    bad('sealing-keys', `The key ${id} took over, but no two organisers stand on record who agreed on it.`, asking),
  )

const asking = 'Stop the server, and ask the organisers whose key it is: statements of since then open with it alone.'

const forgotten = (rehearsedOn: string, today: string): readonly Finding[] =>
  today < daysAfter(rehearsedOn, rehearseEvery + grace)
    ? []
    : [
        warn(
          'sealing-keys',
          `The organisers’ private key was last rehearsed on ${rehearsedOn}.`,
          'Ask the organisers to open a sample with the shares as they have them now: on their page Keys.',
        ),
      ]
