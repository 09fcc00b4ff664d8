import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { proofPurpose } from '#lib/collecting/sign-statement'
import { solved } from '#lib/cli/demo/seed'
import { readSecrets } from '#lib/config/secrets'
import { proofOfWork, type Challenge, type ProofOfWork } from '#lib/crypto/proof-of-work'
import type { MemberState } from '#lib/domain/member-states'
import { networkAddress, send, type Answer, type Door } from './door.ts'
import { callers, challengeOf, filledIn, hiddenOf, isReceipt, posted, proofOf, type Hidden } from './forms.ts'

/** What the forger may look at: the site's door, and its keys folder only to make what an honest clock made earlier. */
export interface Forged {
  readonly door: Door
  readonly keysFolder: string
  readonly registrationNumber: string
  /** Statements counted and repeated, in all. */
  readonly stored: () => Promise<number>
  /** People from this number on have not signed. */
  readonly firstPerson: number
}

export interface Replayed {
  /** Forged and replayed forms that were refused. */
  readonly refused: number
  readonly findings: readonly string[]
}

const memberState = 'EE' satisfies MemberState

/** How often a form that came over budget is sent again, when the site says that it may. */
const patience = 10

/** What the attempts share: they take a new made-up person for each form. */
interface Forger extends Forged {
  readonly hidden: Hidden
  readonly sendWith: (proof: string, person?: number) => Promise<Answer>
  readonly someone: () => number
}

/**
 * Sends proofs that were used, forged, tampered with, or made for something else, and checks that none of them counts.
 *
 * @param spent - Proofs that are used up between the first use of one and its replay: a memory of the last so many
 * (altcha-lib keeps 1,000) would have forgotten it.
 */
export async function replayAll(forged: Forged, spent: number): Promise<Replayed> {
  const forger = await aForger(forged)
  const findings: string[] = []
  let refused = 0
  const must = async (what: string, proof: string): Promise<void> => {
    if (isReceipt(await forger.sendWith(proof))) findings.push(`${what} was acknowledged`)
    else refused += 1
  }
  const first = await proofOf(forged.door, memberState)
  if (!isReceipt(await forger.sendWith(first))) findings.push('a proof in order was refused')
  const before = await forged.stored()
  for (const [what, proof] of await forgeries(forger, first)) await must(what, proof)
  if ((await forged.stored()) !== before) findings.push('a forged or replayed proof was counted')

  findings.push(...(await doubleSpending(forger)), ...(await spendMany(forger, spent)))
  await must(`a proof used ${String(spent)} statements ago`, first)
  return { refused, findings }
}

async function aForger(forged: Forged): Promise<Forger> {
  const path = `/en/sign/${memberState}`
  const hidden = await hiddenOf(forged.door, path)
  let person = forged.firstPerson
  let sent = 0
  const someone = (): number => person++
  const sendWith: Forger['sendWith'] = async (proof, who = someone()) => {
    const form = await posted(forged.door, path, filledIn(hidden, memberState, who, proof))
    const knock = (): Promise<Answer> => send(forged.door, networkAddress(callers.forging, (sent += 1)), form)
    let answer = await knock()
    for (let tries = 0; answer.status === 503 && tries < patience; tries += 1) {
      await wait(1000 * Math.min(5, Number(answer.headers['retry-after'] ?? 1)))
      answer = await knock()
    }
    // A refusal for want of time judges no proof: taken for one, it would hide what comes of it.
    if (answer.status === 503) throw new Error('The site stayed over its budget: no proof was judged.')
    return answer
  }
  return { ...forged, hidden, sendWith, someone }
}

/** Everything that is no proof for a statement of this Member State, each with what is wrong with it. */
async function forgeries(forger: Forger, used: string): Promise<readonly (readonly [string, string])[]> {
  const { door, keysFolder, registrationNumber } = forger
  const server = proofOfWork(readSecrets(keysFolder, false).server, 4)
  const purpose = proofPurpose(registrationNumber, memberState)
  const hourAgo = new Date(Date.now() - 61 * 60_000)
  const other = await proofOf(door, 'DE')
  const challenge = await challengeOf(door, memberState)
  return [
    ['a used proof', used],
    ['a used proof, spelt differently', respelt(used)],
    ['no proof', ''],
    ['noise', randomBytes(300).toString('base64')],
    ['a proof for another Member State', other],
    ['a proof that has expired', await solved(await server.challenge(purpose, hourAgo))],
    [
      'a proof for another initiative',
      await solved(await server.challenge(`ECI(2019)000001/${memberState}`, new Date())),
    ],
    ['a proof for nothing', await solved(await server.challenge('', new Date()))],
    ["a challenge of the forger's own", await solved(await ownWork().challenge(purpose, new Date()))],
    ['an unsolved challenge', encoded(challenge, { counter: 0, derivedKey: '0'.repeat(64) })],
    ...(await tampered(challenge)),
  ]
}

const ownWork = (): ProofOfWork => proofOfWork(randomBytes(32), 4)

/** The same proof in other bytes: a memory of texts instead of nonces would not know it again. */
function respelt(proof: string): string {
  const read: unknown = JSON.parse(Buffer.from(proof, 'base64').toString())
  return Buffer.from(JSON.stringify(read, null, 2)).toString('base64')
}

const encoded = (challenge: unknown, solution: unknown): string =>
  Buffer.from(JSON.stringify({ challenge, solution })).toString('base64')

/** A genuine challenge with one parameter changed so that it is easier, lasts longer, or fits elsewhere; then solved. */
async function tampered(challenge: Challenge): Promise<readonly (readonly [string, string])[]> {
  const { parameters } = challenge
  const later = (parameters.expiresAt ?? 0) + 86_400
  const changes: readonly (readonly [string, Partial<Challenge['parameters']>])[] = [
    ['a lower cost', { cost: 1 }],
    ['a shorter prefix', { keyPrefix: '00' }],
    ['another prefix', { keyPrefix: '0'.repeat(32) }],
    ['another salt', { salt: '0'.repeat(32) }],
    ['another nonce', { nonce: randomBytes(16).toString('hex') }],
    ['a later end', { expiresAt: later }],
    ['another purpose', { data: { purpose: 'mallory' } }],
    ['another algorithm', { algorithm: 'SHA-256' }],
    ['a shorter key', { keyLength: 1 }],
    ['no signature of the key', { keySignature: '0'.repeat(64) }],
  ]
  const genuine = await solveChallenge({ challenge, deriveKey })
  return changes.map(([what, change]) => [
    `a challenge with ${what}`,
    encoded({ ...challenge, parameters: { ...parameters, ...change } }, genuine),
  ])
}

/** Many statements on one proof at the same moment, and one form many times: each may count once. */
async function doubleSpending({ sendWith, someone, door, stored, hidden }: Forger): Promise<readonly string[]> {
  const before = await stored()
  const shared = await proofOf(door, memberState)
  const answers = await Promise.all(Array.from({ length: 10 }, () => sendWith(shared)))
  const acknowledged = answers.filter(isReceipt).length
  const afterShared = await stored()

  const path = `/en/sign/${memberState}`
  const twice = filledIn(hidden, memberState, someone(), await proofOf(door, memberState))
  const form = await posted(door, path, twice)
  const same = Array.from({ length: 5 }, (_, turn) => send(door, networkAddress(callers.forging, 200 + turn), form))
  const again = (await Promise.all(same)).filter(isReceipt).length
  const counted = (await stored()) - afterShared
  return [
    ...(acknowledged > 1 ? [`one proof was acknowledged for ${String(acknowledged)} people`] : []),
    ...(afterShared - before > 1 ? [`one proof counted ${String(afterShared - before)} times`] : []),
    ...(again === 0 ? ['a form sent five times at once was never acknowledged'] : []),
    ...(counted === 1 ? [] : [`a form sent five times at once counted ${String(counted)} times`]),
  ]
}

/** Honest signatures, so that whoever keeps only so many used proofs forgets the first. */
async function spendMany({ sendWith, door, stored }: Forger, spent: number): Promise<readonly string[]> {
  const before = await stored()
  let left = spent
  let acknowledged = 0
  const work = async (): Promise<void> => {
    while (left-- > 0) if (isReceipt(await sendWith(await proofOf(door, memberState)))) acknowledged += 1
  }
  await Promise.all(Array.from({ length: 8 }, work))
  const counted = (await stored()) - before
  return [
    ...(acknowledged === spent
      ? []
      : [`${String(spent - acknowledged)} of ${String(spent)} honest forms were refused`]),
    ...(counted === acknowledged ? [] : [`${String(acknowledged)} were acknowledged, ${String(counted)} counted`]),
  ]
}

/** The twin is sent one form twice, with a proof that is none: it has no idea of either. */
export async function replayOnTwin(door: Door): Promise<readonly string[]> {
  const body = new URLSearchParams({ givenNames: 'Mari', documentNumber: '1', altcha: 'none' }).toString()
  const again = [1, 2].map((turn) =>
    send(door, networkAddress(callers.forging, turn), { method: 'POST', path: `/en/sign/${memberState}`, body }),
  )
  const taken = (await Promise.all(again)).filter(({ text }) => text.includes('Thank you'))
  return taken.map(() => 'a form without a proof was acknowledged')
}
