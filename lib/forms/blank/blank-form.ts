import { textIn, type Initiative, type InitiativeText } from '#lib/domain/initiative'
import type { MemberState } from '#lib/domain/member-states'
import type { MemberStateRule } from '#lib/domain/rule'
import { eci2019 } from '#lib/rules/eci-2019/index'
import { filled, type Words } from '../words.ts'

/** What a blank form is made from. */
export interface BlankForm {
  readonly initiative: Initiative
  readonly memberState: MemberState
  readonly words: Words
}

export const ruleOf = ({ memberState }: BlankForm): MemberStateRule => eci2019.rules[memberState]

/** The initiative's own words, and whether they are in the form's language. */
export function textOf({ initiative, words }: BlankForm): InitiativeText & { readonly isForeign: boolean } {
  const text = textIn(initiative, words.language)
  return { ...text, isForeign: text.language !== words.language }
}

export const titleOf = (form: BlankForm): string => filled(form.words.form.title, { part: ruleOf(form).part })
