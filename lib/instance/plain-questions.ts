import type { Secrets } from '#lib/config/secrets'
import { plainProof, type AskedQuestion, type PlainQuestion } from '#lib/crypto/plain-proof'

/** The questions of the lane without a script: asked here, judged by the writer in a statement's own transaction. */
export interface PlainQuestions {
  /**
   * @param purpose - `proofPurpose` of the Member State's form in this lane.
   * @param sentence - In the page's language, of words that are all different.
   * @param otherThan - The number of a word that is not asked for.
   */
  readonly ask: (purpose: string, language: string, sentence: string, otherThan?: number) => PlainQuestion
  /** What a token of ours asks; `null` where it is none, or too old. */
  readonly look: (token: string) => AskedQuestion | null
  /** Token and answer as the proof that `signStatement` takes. */
  readonly answered: (token: string, answer: string) => string
}

export function plainQuestionsWith(secrets: Secrets, now: () => Date): PlainQuestions {
  const { ask, look, answered } = plainProof(secrets.server)
  return {
    ask: (purpose, language, sentence, otherThan) => ask(purpose, language, sentence, now(), otherThan),
    look: (token) => look(token, now()),
    answered,
  }
}
