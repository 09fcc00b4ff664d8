import { fail, ok, type Result } from '#lib/domain/result'
import { found, type Problems, type SiteKeeping } from './keeping.ts'

/** Minutes between two sets of figures that can be chosen: the clock's hours are whole multiples of each. */
export const figuresEveryChoices = [5, 10, 15, 20, 30, 60] as const

/** How many times as hard as usual the proof of work can be made at least and at most. */
export const proofChoices = { least: [1, 2, 4], most: [1, 2, 4, 8, 12] } as const

export interface ProtectionForm {
  readonly figuresEvery: number
  readonly least: number
  readonly most: number
}

export type ProtectionProblems = Problems<keyof ProtectionForm, 'no-choice' | 'below-least'>

/** Sets how often figures come out, and how hard the proof of work may become. */
export function changeProtection(
  keeping: SiteKeeping,
  { figuresEvery, least, most }: ProtectionForm,
  organiserId: number | null,
): Result<void, ProtectionProblems> {
  const problems = found({
    figuresEvery: isOneOf(figuresEveryChoices, figuresEvery) ? null : 'no-choice',
    least: isOneOf(proofChoices.least, least) ? null : 'no-choice',
    most: isOneOf(proofChoices.most, most) ? (most < least ? 'below-least' : null) : 'no-choice',
  })
  if (problems !== null) return fail(problems)
  const settings = { figures: { every: figuresEvery }, proof: { least, most } }
  keeping.keep({ settings }, { event: 'protection-changed', organiserId })
  return ok(undefined)
}

const isOneOf = (choices: readonly number[], value: number): boolean => choices.includes(value)

/** Says whether the collection is for practice, or whether the law asks for a certificate. */
export function changeNature(
  keeping: SiteKeeping,
  change: { readonly isPractice?: boolean; readonly needsCertificate?: boolean },
  organiserId: number | null,
): void {
  const before = keeping.settings().nature ?? { isPractice: false, needsCertificate: true }
  const nature = { ...before, ...change }
  if (nature.isPractice === before.isPractice && nature.needsCertificate === before.needsCertificate) return
  keeping.keep({ settings: { nature } }, { event: 'nature-changed', organiserId })
}
