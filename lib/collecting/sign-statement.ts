import { brusselsDayOf, type Day } from '#lib/domain/day'
import { identityOf } from '#lib/domain/identity'
import type { MemberState } from '#lib/domain/member-states'
import { fail, ok, type Result } from '#lib/domain/result'
import type { RulePack } from '#lib/domain/rule'
import { parseStatement, tidy, type FieldProblem, type Statement } from '#lib/domain/statement-of-support'
import { declarations, type Declaration } from './declarations.ts'
import { stateOf, type Collection, type CollectionState } from './collection.ts'

/** What signing needs from the outside world; `lib/instance.ts` supplies it. */
export interface Collecting {
  readonly pack: RulePack
  readonly now: () => Date
  readonly collection: () => Collection
  readonly judge: (proof: string, purpose: string) => Promise<JudgedProof>
  readonly fingerprint: (parts: readonly string[]) => Buffer
  /** The identifier of what one person sends with one form: the same however often it is sent. */
  readonly identifierFor: (formToken: string, fingerprint: Buffer) => string
  /** Seals to the organisers' rehearsed key. */
  readonly seal: (context: StatementContext, contents: StatementContents) => Promise<string>
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
}

export interface SealedStatement {
  readonly identifier: string
  readonly memberState: MemberState
  readonly fingerprint: Buffer
  readonly sealed: string
  readonly signedOn: Day
  readonly language: string
}

export interface SpentChallenge {
  readonly nonce: string
  readonly expiresAt: Date
}

type RecordOutcome = 'recorded' | 'repeated' | 'sent-again' | 'challenge-used'

type JudgedProof =
  | ({ readonly fits: true } & SpentChallenge)
  | { readonly fits: false; readonly reason: 'missing' | 'expired' | 'wrong' }

/** What a browser sends. All of it is the browser's word. */
export interface SigningForm {
  readonly memberState: MemberState
  readonly language: string
  readonly fields: Readonly<Partial<Record<string, string>>>
  /** Values that the signatory has confirmed in spite of a doubt, by field. */
  readonly confirmed: Readonly<Partial<Record<string, string>>>
  /** The declarations that were made. */
  readonly declared: ReadonlySet<string>
  /** Random, from the page: tells a form sent twice from a second signatory. */
  readonly formToken: string
  readonly proof: string
}

export type FormProblem =
  FieldProblem | { readonly field: Declaration; readonly problem: 'not-declared'; readonly severity: 'hard' }

export type ProofProblem = 'missing' | 'expired' | 'wrong' | 'used'

export type SigningProblem =
  | { readonly kind: 'not-collecting'; readonly state: Exclude<CollectionState, 'open'> }
  | { readonly kind: 'refused'; readonly problems: readonly FormProblem[]; readonly proof: ProofProblem | null }

export interface Receipt {
  readonly identifier: string
  readonly signedOn: Day
}

/** What a proof of work must have been made for. */
export const proofPurpose = (registrationNumber: string, memberState: MemberState): string =>
  `${registrationNumber}/${memberState}`

/**
 * Takes one statement of support from form to disk.
 *
 * A second signature by the same person succeeds without being kept. Saying otherwise would let anyone who knows a
 * neighbour's details ask whether the neighbour has signed.
 */
export async function signStatement(
  collecting: Collecting,
  form: SigningForm,
): Promise<Result<Receipt, SigningProblem>> {
  const { pack } = collecting
  const signedOn = brusselsDayOf(collecting.now())
  const collection = collecting.collection()
  const state = stateOf(collection, signedOn)
  if (collection.initiative === null || state !== 'open') {
    return fail({ kind: 'not-collecting', state: state === 'open' ? 'no-initiative' : state })
  }
  const { registrationNumber } = collection.initiative
  const { memberState, language } = form
  const rule = pack.rules[memberState]

  // The proof first: it is what keeps a machine from trying out forms at leisure.
  const proof = await collecting.judge(form.proof, proofPurpose(registrationNumber, memberState))
  const parsed = parseStatement(rule, form.fields, signedOn)
  const problems = [
    ...(parsed.ok ? unconfirmed(parsed.value.doubts, form) : parsed.problem),
    ...undeclared(form.declared),
  ]
  if (!parsed.ok || problems.length > 0 || !proof.fits) {
    return fail({ kind: 'refused', problems, proof: proof.fits ? null : proof.reason })
  }

  const { statement } = parsed.value
  const fingerprint = collecting.fingerprint([registrationNumber, memberState, ...identityOf(rule, statement)])
  const identifier = collecting.identifierFor(form.formToken, fingerprint)
  const context = {
    initiative: registrationNumber,
    memberState,
    pack: `${pack.id}/${pack.version}`,
    statement: identifier,
  }
  const sealed = await collecting.seal(context, { signedOn, values: statement.values })
  const outcome = await collecting.record({ identifier, memberState, fingerprint, sealed, signedOn, language }, proof)
  return outcome === 'challenge-used'
    ? fail({ kind: 'refused', problems: [], proof: 'used' })
    : ok({ identifier, signedOn })
}

/** A confirmation counts for the very value that was in doubt, not for what was typed over it later. */
function unconfirmed(doubts: readonly FieldProblem[], { fields, confirmed }: SigningForm): readonly FieldProblem[] {
  return doubts.filter(({ field }) => tidy(confirmed[field] ?? '') !== tidy(fields[field] ?? ''))
}

function undeclared(declared: ReadonlySet<string>): readonly FormProblem[] {
  return declarations
    .filter((declaration) => !declared.has(declaration))
    .map((field) => ({ field, problem: 'not-declared', severity: 'hard' }))
}
