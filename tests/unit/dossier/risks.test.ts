import { existsSync, readFileSync } from 'node:fs'
import { expect, it, describe } from 'vitest'
import { improvements, levelBefore, problemsWithRisks, readImpacts, readRisks } from '#lib/dossier/risks'

const table = (name: string): string => readFileSync(`docs/certification/${name}`, 'utf8')
const risks = readRisks(table('risks.csv'))

describe('the risk assessment', () => {
  it('has every scenario on its scales, with what remains, an owner, and places that are there', () => {
    expect(problemsWithRisks(risks, existsSync)).toEqual([])
    expect(risks.length).toBeGreaterThan(30)
  })

  it('has what is planned in order', () => {
    const order = improvements(risks).map(({ priority }) => Number(priority))
    expect(order).toEqual(order.toSorted((one, other) => one - other))
    expect(order.length).toBeGreaterThan(5)
  })

  it('is told what is wrong with it', () => {
    const [first] = risks
    if (first === undefined) throw new Error('there are scenarios')
    const broken = { ...first, likelihood: 'never', residual: '', owners: [], where: ['nowhere.ts'] }
    expect(problemsWithRisks([first, broken], existsSync)).toEqual([
      'A scenario stands there twice.',
      'R01: “never” is on no scale.',
      'R01: Scenario, assets, measures or what remains is missing.',
      'R01: It has no owner.',
      'R01: There is no nowhere.ts.',
    ])
  })

  it('says how high each is before its treatment, and what would lower it further', () => {
    expect(levelBefore({ likelihood: 'unlikely', consequence: 'minor' })).toBe('low')
    expect(levelBefore({ likelihood: 'likely', consequence: 'critical' })).toBe('high')
    expect(levelBefore({ likelihood: 'never', consequence: 'minor' })).toBe('')
    const [first] = risks
    if (first === undefined) throw new Error('there are scenarios')
    const accepted = { ...first, likelihood: 'possible', consequence: 'moderate', treatment: 'accept', level: 'low' }
    const higher = { ...accepted, id: 'R02', treatment: 'reduce', level: 'high', improvement: '' }
    expect(problemsWithRisks([accepted, higher], existsSync)).toEqual([
      'R01: What remains is higher than it was, or lower though it was accepted as it is.',
      'R02: Place and improvement go together.',
      'R02: What remains is higher than it was, or lower though it was accepted as it is.',
    ])
  })

  it('says of each asset what its loss would mean', () => {
    expect(readImpacts(table('impact.csv')).every(({ what, within }) => what !== '' && within !== '')).toBe(true)
  })
})
