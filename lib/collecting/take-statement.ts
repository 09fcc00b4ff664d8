import type { Day } from '#lib/domain/day'
import { hourOf, type LaneLabel } from '#lib/domain/lane'
import type { MemberState } from '#lib/domain/member-states'
import { fail, ok, type Result } from '#lib/domain/result'
import type { Statement } from '#lib/domain/statement-of-support'

/** A statement that fits its Member State's rule, on its way to be sealed. Plain data: it passes between threads. */
export interface StatementToTake {
  readonly registrationNumber: string
  readonly memberState: MemberState
  /** Rule pack and version, as `eci-2019/2026-11-22`. */
  readonly pack: string
  readonly language: string
  readonly signedOn: Day
  /** What makes the signatory the same person, normalised. */
  readonly identity: readonly string[]
  readonly values: Statement['values']
  /** Random, from the page; empty where the page had no script of ours to make one. */
  readonly formToken: string
  readonly lane?: Lane | undefined
  /** Whether it counts; else it is a test. What changes on the way is refused where it is kept. */
  readonly isLive: boolean
  /** How it came, as far as that may stand beside it. */
  readonly label: LaneLabel
  /** Doubts that the signatory has overruled, by the codes of `softProblems`. */
  readonly doubts: readonly string[]
  readonly proof: string
  /** When the form arrived. */
  readonly at: Date
}

/** What taking a statement needs from the outside world. All of it happens off the thread that renders pages. */
export interface Taking {
  readonly judge: (proof: string, purpose: string, now: Date) => Promise<JudgedProof>
  readonly fingerprint: (parts: readonly string[]) => Buffer
  /** The identifier of what one person sends with one form: the same however often it is sent. */
  readonly identifierFor: (formToken: string, fingerprint: Buffer) => string
  /** Seals to the organisers' rehearsed key. */
  readonly seal: (context: StatementContext, contents: StatementContents, leastBytes: number) => Promise<string>
  /**
   * What blinds a statement's leaf in the public log: random to everybody but the signatory, and the same however often a
   * form is sent. 32 bytes.
   */
  readonly blindFor: (formToken: string, fingerprint: Buffer) => Buffer
  readonly leafFor: (blind: Buffer, sealed: string) => Leaf
  /** The leaf of a form that had been sent before. */
  readonly leafBefore: (identifier: string) => Leaf | null
  readonly record: (statement: SealedStatement, challenge: SpentChallenge) => Promise<RecordOutcome>
}

/** What stands on the outside of a sealed statement. */
export interface StatementContext {
  readonly initiative: string
  readonly memberState: MemberState
  readonly pack: string
  readonly statement: string
}

/** What stands inside. */
export interface StatementContents {
  readonly signedOn: Day
  readonly values: Statement['values']
  /** What its leaf is blinded with, base64url: whoever opens it can show that it is in the log. */
  readonly blind: string
}

/** What stands in the public log for a statement. */
export interface Leaf {
  readonly commitment: Buffer
  /** SHA-256 of the sealed statement. */
  readonly digest: Buffer
}

export interface SealedStatement {
  readonly identifier: string
  readonly memberState: MemberState
  readonly fingerprint: Buffer
  readonly sealed: string
  readonly signedOn: Day
  readonly language: string
  /** In UTC, as `2026-11-29T21`. */
  readonly hour: string
  readonly lane: LaneLabel
  readonly isLive: boolean
  readonly doubts: readonly string[]
  readonly leaf: Leaf
}

export interface SpentChallenge {
  readonly nonce: string
  readonly expiresAt: Date
}

type RecordOutcome = 'recorded' | 'repeated' | 'sent-again' | 'challenge-used'

export type JudgedProof =
  ({ readonly fits: true } & SpentChallenge) | { readonly fits: false; readonly reason: Exclude<ProofProblem, 'used'> }

export type ProofProblem = WorkProblem | 'too-fast' | 'wrong-answer' | 'lane-full'

/** What can be wrong with a proof of work; the others are of the lane without a script. */
export type WorkProblem = 'missing' | 'expired' | 'wrong' | 'used'

/** The lane for those who have no script: its form asks a question in the place of a proof of work. */
export type Lane = 'plain'

export interface Receipt {
  readonly identifier: string
  readonly signedOn: Day
  /** What stands in the public log: see `lib/proofs/commitment.ts`. 32 bytes, lower-case hex, like the two it is made of. */
  readonly commitment: string
  readonly blind: string
  /** SHA-256 of the sealed statement. */
  readonly digest: string
}

/** What a proof must have been made for. Those of one lane are none in the other: its budget would mean nothing. */
export const proofPurpose = (registrationNumber: string, memberState: MemberState, lane?: Lane): string =>
  `${registrationNumber}/${memberState}${lane === undefined ? '' : `/${lane}`}`

/**
 * Seals a statement and keeps it, once its proof of work has been judged.
 *
 * A second signature by the same person succeeds without being kept. Saying otherwise would let anyone who knows a
 * neighbour's details ask whether the neighbour has signed.
 */
export async function takeStatement(
  taking: Taking,
  statement: StatementToTake,
): Promise<Result<Receipt, ProofProblem>> {
  const { registrationNumber, memberState, pack, language, signedOn, values } = statement
  const purpose = proofPurpose(registrationNumber, memberState, statement.lane)
  const proof = await taking.judge(statement.proof, purpose, statement.at)
  if (!proof.fits) return fail(proof.reason)

  const fingerprint = taking.fingerprint([registrationNumber, memberState, ...statement.identity])
  // Without our script the proof itself tells a form sent twice: each page gets a challenge of its own.
  const form = statement.formToken === '' ? proof.nonce : statement.formToken
  const identifier = taking.identifierFor(form, fingerprint)
  const context = { initiative: registrationNumber, memberState, pack, statement: identifier }
  const blind = taking.blindFor(form, fingerprint)
  const contents = { signedOn, values, blind: blind.toString('base64url') }
  const sealed = await taking.seal(context, contents, roomFor(values))
  const leaf = taking.leafFor(blind, sealed)
  const { label, doubts, isLive } = statement
  const came = { signedOn, language, hour: hourOf(statement.at), lane: label, doubts, isLive }
  const outcome = await taking.record({ identifier, memberState, fingerprint, sealed, leaf, ...came }, proof)
  if (outcome === 'challenge-used') return fail('used')
  // What was sealed the first time is what stands in the log.
  const first = (outcome === 'sent-again' ? taking.leafBefore(identifier) : null) ?? leaf
  return ok({
    ...{ identifier, signedOn, blind: blind.toString('hex') },
    ...{ digest: first.digest.toString('hex'), commitment: first.commitment.toString('hex') },
  })
}

/**
 * Bytes that a statement is given at least, so that those of one form have one length, whatever the names: the forms of
 * earlier laws ask for more.
 */
const roomFor = (values: Statement['values']): number => (Object.keys(values).length > 8 ? 1024 : 512)
