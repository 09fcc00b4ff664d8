import { textIn, type Initiative, type InitiativeText } from '#lib/domain/initiative'
import type { MemberState } from '#lib/domain/member-states'
import { editionFor, type MemberStateRule, type RulePack } from '#lib/domain/rule'
import { eci2019 } from '#lib/rules/eci-2019/index'
import { rulePackOf } from '#lib/rules/rule-packs'
import { formWordsUnder } from '../words-under-law.ts'
import { filled, type Words } from '../words.ts'

/** What a blank form is made from. */
export interface BlankForm {
  readonly initiative: Initiative
  readonly memberState: MemberState
  /** The identifier of the law's rule pack, as it passes between threads; the present law where absent. */
  readonly pack?: string
  readonly words: Words
}

/** The law of a form. */
export const lawOf = ({ pack }: Pick<BlankForm, 'pack'>): RulePack => rulePackOf(pack ?? eci2019.id) ?? eci2019

/** @throws RangeError for a state that the law takes no statements with: nobody is offered a form for it. */
export function ruleOf(form: Omit<BlankForm, 'words'>): MemberStateRule {
  const rule = editionFor(lawOf(form), form.initiative.registeredOn).rules[form.memberState]
  if (rule === undefined) throw new RangeError('the law has no form for this state')
  return rule
}

/** The form in the words of its law. */
export function underLaw(form: BlankForm): BlankForm {
  const { words } = form
  return { ...form, words: { ...words, form: formWordsUnder(words.form, lawOf(form), ruleOf(form), words.language) } }
}

/** The initiative's own words, and whether they are in the form's language. */
export function textOf({ initiative, words }: BlankForm): InitiativeText & { readonly isForeign: boolean } {
  const text = textIn(initiative, words.language)
  return { ...text, isForeign: text.language !== words.language }
}

export const titleOf = (form: BlankForm): string => filled(form.words.form.title, { part: ruleOf(form).part })
