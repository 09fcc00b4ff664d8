import { editionFor, type Edition, type RulePack } from '#lib/domain/rule'
import { eci2011 } from '#lib/rules/eci-2011/index'
import { defaultRulePack, rulePackOf, rulePacks } from '#lib/rules/rule-packs'
import type { VerifiedHeader } from './export-header.ts'

type Header = Pick<VerifiedHeader, 'initiative' | 'rulePack'>

/** The law of an export: the one that it names, where we know it, else the European law of the day of registration. */
export const lawOf = ({ rulePack = '', initiative }: Header): RulePack =>
  rulePackOf(rulePack) ?? rulePacks[defaultRulePack(initiative.registeredOn)]

/** The law's annex as it stood when the initiative was registered. */
export const editionOf = (header: Header): Edition => editionFor(lawOf(header), header.initiative.registeredOn)

/**
 * Whether an initiative is of Regulation (EU) No 211/2011, the law before the present one. Its authorities read the older
 * structure of the XML.
 */
export const isOfEarlierLaw = (header: Header): boolean => lawOf(header).id === eci2011.id
