import { existsSync, readFileSync } from 'node:fs'
import { expect, it, describe } from 'vitest'
import { controlNumbers, problemsWithControls, readControls } from '#lib/dossier/controls'

const controls = readControls(readFileSync('docs/certification/statement-of-applicability.csv', 'utf8'))

describe('the statement of applicability', () => {
  it('answers all 93 controls of ISO/IEC 27002:2022, each with an owner and places that are there', () => {
    expect(controlNumbers).toHaveLength(93)
    expect(controlNumbers.slice(0, 2)).toEqual(['5.1', '5.2'])
    expect(controlNumbers.at(-1)).toBe('8.34')
    expect(problemsWithControls(controls, existsSync)).toEqual([])
  })

  it('is told what is wrong with it', () => {
    const [first, ...rest] = controls
    if (first === undefined) throw new Error('there are controls')
    const broken = { ...first, how: '', owners: ['nobody'], where: ['nowhere.md'] }
    expect(problemsWithControls([broken, ...rest], existsSync)).toEqual([
      'Control 5.1 has no title or does not say how.',
      'Control 5.1 has no owner.',
      'Control 5.1: there is no nowhere.md.',
    ])
    expect(problemsWithControls(rest, existsSync)[0]).toContain('not the 93')
  })
})
