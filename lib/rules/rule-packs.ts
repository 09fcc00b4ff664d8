import type { RulePack } from '#lib/domain/rule'
import { eci2011 } from './eci-2011/index.ts'
import { eci2019 } from './eci-2019/index.ts'
import { nlBurgerinitiatief } from './nl-burgerinitiatief/index.ts'

/** The laws that statements can be collected under, by the identifier that configuration and commands name them by. */
export const rulePacks: Readonly<Record<string, RulePack>> = {
  [eci2019.id]: eci2019,
  [eci2011.id]: eci2011,
  [nlBurgerinitiatief.id]: nlBurgerinitiatief,
}

/** The rule pack of an identifier that comes from outside, `undefined` where there is none. */
export const rulePackOf = (id: string): RulePack | undefined =>
  Object.hasOwn(rulePacks, id) ? rulePacks[id] : undefined
