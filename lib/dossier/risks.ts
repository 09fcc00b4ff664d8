import { owners } from './conformity/requirement.ts'
import { listed, readTable } from './table-file.ts'

export const likelihoods = ['unlikely', 'possible', 'likely'] as const
export const consequences = ['minor', 'moderate', 'serious', 'critical'] as const
const treatments = ['avoid', 'reduce', 'share', 'accept'] as const
const levels = ['low', 'medium', 'high'] as const

/** The level of a likelihood (a row) with a consequence (a column), as they are listed above. */
const matrix = [
  ['low', 'low', 'medium', 'medium'],
  ['low', 'medium', 'high', 'high'],
  ['medium', 'high', 'high', 'high'],
] as const

/** How high a risk is before it is treated; empty where something is on no scale. */
export const levelBefore = ({ likelihood, consequence }: Pick<Risk, 'likelihood' | 'consequence'>): string => {
  const row = matrix[likelihoods.findIndex((one) => one === likelihood)]
  return row?.[consequences.findIndex((one) => one === consequence)] ?? ''
}

/** A scenario in the shape of ISO/IEC 27005. */
export interface Risk {
  readonly id: string
  readonly scenario: string
  readonly assets: string
  readonly likelihood: string
  readonly consequence: string
  readonly treatment: string
  readonly measures: string
  /** What remains after the treatment. */
  readonly residual: string
  /** After the treatment. */
  readonly level: string
  /** Place in the list of improvements, 1 first; empty where nothing more is planned. */
  readonly priority: string
  /** What would lower it further; empty with the place. */
  readonly improvement: string
  readonly owners: readonly string[]
  readonly where: readonly string[]
}

const columns = [
  'id',
  'scenario',
  'assets',
  'likelihood',
  'consequence',
  'treatment',
  'measures',
  'residual',
  'level',
  'priority',
  'improvement',
  'owner',
  'where',
] as const

/** @throws Error that says what is wrong with the file. */
export const readRisks = (text: string): readonly Risk[] =>
  readTable(text, columns).map(({ owner, where, ...row }) => ({ ...row, owners: listed(owner), where: listed(where) }))

/** What the loss of an asset would mean (the business-impact assessment). */
export const readImpacts = (text: string) => readTable(text, ['asset', 'property', 'impact', 'what', 'within'] as const)

export type Impact = ReturnType<typeof readImpacts>[number]

/** A sentence for each thing that is wrong with the scenarios. */
export function problemsWithRisks(risks: readonly Risk[], has: (path: string) => boolean): readonly string[] {
  const ids = risks.map(({ id }) => id)
  return [
    ...(new Set(ids).size === ids.length ? [] : ['A scenario stands there twice.']),
    ...risks.flatMap((risk) => problemsWithRisk(risk, has).map((problem) => `${risk.id}: ${problem}`)),
  ]
}

function problemsWithRisk(risk: Risk, has: (path: string) => boolean): readonly string[] {
  const scales: readonly (readonly [value: string, scale: readonly string[]])[] = [
    [risk.likelihood, likelihoods],
    [risk.consequence, consequences],
    [risk.treatment, treatments],
    [risk.level, levels],
  ]
  const texts = [risk.scenario, risk.assets, risk.measures, risk.residual]
  const named = risk.owners.length > 0 && risk.owners.every((owner) => owners.some((one) => one === owner))
  return [
    ...scales.filter(([value, scale]) => !scale.includes(value)).map(([value]) => `“${value}” is on no scale.`),
    ...(texts.includes('') ? ['Scenario, assets, measures or what remains is missing.'] : []),
    ...(named ? [] : ['It has no owner.']),
    ...((risk.priority === '') === (risk.improvement === '') ? [] : ['Place and improvement go together.']),
    ...(isNoLower(risk) ? ['What remains is higher than it was, or lower though it was accepted as it is.'] : []),
    ...risk.where.filter((path) => !has(path)).map((path) => `There is no ${path}.`),
  ]
}

/** Whether the level after the treatment does not go with the one before. */
function isNoLower({ level, treatment, ...risk }: Risk): boolean {
  const rank = (one: string): number => levels.findIndex((known) => known === one)
  const [before, after] = [rank(levelBefore(risk)), rank(level)]
  return before !== -1 && (after > before || (treatment === 'accept' && after < before))
}

/** What is planned next, the most urgent first; several may share a place. */
export const improvements = (risks: readonly Risk[]): readonly Risk[] =>
  risks
    .filter(({ priority }) => priority !== '')
    .toSorted((one, other) => Number(one.priority) - Number(other.priority) || one.id.localeCompare(other.id))
