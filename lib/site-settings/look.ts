import { fail, ok, type Result } from '#lib/domain/result'
import { readColour } from './colour.ts'
import { found, type Problems, type SiteKeeping } from './keeping.ts'
import { lengthOf, lineOf, orNull } from './typed-text.ts'

/** Characters of the longest name: it stands in the head of every page, on telephones too. */
export const longestName = 60

export interface LookForm {
  readonly name: string
  /** As typed; empty for ours. */
  readonly accent: string
}

export type LookProblems = Problems<keyof LookForm, 'too-long' | 'no-colour'>

/**
 * Sets name and colour of the site. A colour that cannot be read on our papers is taken all the same: the site shows
 * the nearest shade of it that can (`accent.ts`), and the organisers see which.
 */
export function changeLook(
  keeping: SiteKeeping,
  form: LookForm,
  organiserId: number | null,
): Result<void, LookProblems> {
  const problems = problemsWithLook(form)
  if (problems !== null) return fail(problems)
  const look = { name: orNull(lineOf(form.name)), accent: readColour(lineOf(form.accent)) }
  keeping.keep({ settings: { look } }, { event: 'look-changed', organiserId })
  return ok(undefined)
}

/** What keeps a look from being taken; `null` where nothing does. */
export function problemsWithLook(form: LookForm): LookProblems | null {
  const accent = lineOf(form.accent)
  return found({
    name: lengthOf(lineOf(form.name)) > longestName ? 'too-long' : null,
    accent: accent !== '' && readColour(accent) === null ? 'no-colour' : null,
  })
}
