import { notFound } from 'next/navigation'
import { rulesOf, type Collection } from '#lib/collecting/collection'
import type { MemberState } from '#lib/domain/member-states'
import type { MemberStateRule } from '#lib/domain/rule'

/** The rule of a state that an address names; `null` where the collection's law takes no statements with it. */
export const ruleAsked = (collection: Collection, memberState: MemberState): MemberStateRule | null =>
  rulesOf(collection)[memberState] ?? null

/** Answers that there is no such page where the collection's law takes no statements with a state. */
export function requireRule(collection: Collection, memberState: MemberState): void {
  if (ruleAsked(collection, memberState) === null) notFound()
}

/** The title of a form: of nationals, or, under laws that let others sign too, of whoever signs with the state. */
export const titleKeyOf = ({ entitled }: Pick<MemberStateRule, 'entitled'>) =>
  entitled === 'nationals' ? 'title' : 'titleWith'
