import type { Day } from '#lib/domain/day'
import type { RulePack } from '#lib/domain/rule'
import { eci2011 } from './eci-2011/index.ts'
import { eci2019 } from './eci-2019/index.ts'
import { nlBurgerinitiatief } from './nl-burgerinitiatief/index.ts'

/** The laws that statements can be collected under, by the identifier that configuration and commands name them by. */
export const rulePacks = {
  'eci-2019': eci2019,
  'eci-2011': eci2011,
  'nl-burgerinitiatief': nlBurgerinitiatief,
} as const satisfies Readonly<Record<string, RulePack>>

export type RulePackId = keyof typeof rulePacks

export const isRulePackId = (id: string): id is RulePackId => Object.hasOwn(rulePacks, id)

/** The rule pack of an identifier that comes from outside, `undefined` where there is none. */
export const rulePackOf = (id: string): RulePack | undefined => (isRulePackId(id) ? rulePacks[id] : undefined)

/**
 * The European law that holds for an initiative registered on a day: Regulation (EU) 2019/788 since 2020 (Article 28), and
 * before it Regulation (EU) No 211/2011, under which what was registered is collected to its end (Article 27).
 */
export const defaultRulePack = (registeredOn: Day): RulePackId =>
  registeredOn < '2020-01-01' ? 'eci-2011' : 'eci-2019'
