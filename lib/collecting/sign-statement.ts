import { brusselsDayOf } from '#lib/domain/day'
import { identityOf } from '#lib/domain/identity'
import type { LaneLabel } from '#lib/domain/lane'
import type { MemberState } from '#lib/domain/member-states'
import { fail, type Result } from '#lib/domain/result'
import { parseStatement, tidy, type FieldProblem } from '#lib/domain/statement-of-support'
import { declarations, type Declaration } from './declarations.ts'
import { rulesOf, stateOf, type Collection, type CollectionState } from './collection.ts'
import {
  proofPurpose,
  type JudgedProof,
  type Lane,
  type ProofProblem,
  type Receipt,
  type StatementToTake,
  type WorkProblem,
} from './take-statement.ts'

export { proofPurpose }
export type { ProofProblem, Receipt, WorkProblem }

/** What signing needs from the outside world; `lib/instance` supplies it. */
export interface Collecting {
  readonly now: () => Date
  readonly collection: () => Collection
  /** Judges a proof that comes with a form which cannot be taken yet, so that its sender learns all at once. */
  readonly judge: (proof: string, purpose: string) => Promise<JudgedProof>
  /** Judges the proof, seals the statement and keeps it: answered once that is on disk. */
  readonly take: (statement: StatementToTake) => Promise<Result<Receipt, ProofProblem>>
}

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
  /** The lane that the form came by, where it is not the usual one. */
  readonly lane?: Lane
  /** How it came, as far as that may stand beside it; `usual`, or the lane without a script, where nobody says. */
  readonly label?: LaneLabel
  readonly proof: string
}

export type FormProblem =
  FieldProblem | { readonly field: Declaration; readonly problem: 'not-declared'; readonly severity: 'hard' }

export type SigningProblem =
  | { readonly kind: 'not-collecting'; readonly state: Exclude<CollectionState, 'open'> }
  | { readonly kind: 'refused'; readonly problems: readonly FormProblem[]; readonly proof: ProofProblem | null }

/**
 * Takes one statement of support from form to disk: whether statements are taken at all, whether this one fits its
 * Member State's rule, then `takeStatement`.
 *
 * @throws RangeError for a state that the collection's law does not know: no page of ours has a form for it.
 */
export async function signStatement(
  collecting: Collecting,
  form: SigningForm,
): Promise<Result<Receipt, SigningProblem>> {
  const at = collecting.now()
  const signedOn = brusselsDayOf(at)
  const collection = collecting.collection()
  const state = stateOf(collection, signedOn)
  if (collection.initiative === null || state !== 'open') {
    return fail({ kind: 'not-collecting', state: state === 'open' ? 'no-initiative' : state })
  }
  const { pack, initiative } = collection
  const { registrationNumber } = initiative
  const { memberState, lane, proof } = form
  const rule = rulesOf(collection)[memberState]
  if (rule === undefined) throw new RangeError('the pack has no rule for this state')
  const parsed = parseStatement(rule, form.fields, signedOn)
  const problems = [
    ...(parsed.ok ? unconfirmed(parsed.value.doubts, form) : parsed.problem),
    ...undeclared(form.declared),
  ]
  if (!parsed.ok || problems.length > 0) {
    const judged = await collecting.judge(proof, proofPurpose(registrationNumber, memberState, lane))
    return fail({ kind: 'refused', problems, proof: judged.fits ? null : judged.reason })
  }

  const { statement, doubts } = parsed.value
  const taken = await collecting.take({
    ...asItCame(form),
    registrationNumber,
    pack: `${pack.id}/${pack.version}`,
    signedOn,
    identity: identityOf(rule, statement),
    values: statement.values,
    isLive: collection.isLive,
    doubts: [...new Set(doubts.map(({ problem }) => problem))],
    at,
  })
  return taken.ok ? taken : fail({ kind: 'refused', problems: [], proof: taken.problem })
}

/** What goes along with a statement unchanged. */
const asItCame = ({ memberState, language, formToken, lane, label = lane ?? 'usual', proof }: SigningForm) => ({
  memberState,
  language,
  formToken,
  lane,
  label,
  proof,
})

/** A confirmation counts for the very value that was in doubt, not for what was typed over it later. */
function unconfirmed(doubts: readonly FieldProblem[], { fields, confirmed }: SigningForm): readonly FieldProblem[] {
  return doubts.filter(({ field }) => tidy(confirmed[field] ?? '') !== tidy(fields[field] ?? ''))
}

function undeclared(declared: ReadonlySet<string>): readonly FormProblem[] {
  return declarations
    .filter((declaration) => !declared.has(declaration))
    .map((field) => ({ field, problem: 'not-declared', severity: 'hard' }))
}
