import { expect, test } from 'vitest'
import { isDay } from '#lib/domain/day'
import type { RulePack } from '#lib/domain/rule'
import { defaultRulePack, rulePackOf, rulePacks } from '#lib/rules/rule-packs'

test('a rule pack is found by its identifier', () => {
  expect(rulePackOf('eci-2019')).toBe(rulePacks['eci-2019'])
  expect(rulePackOf('eci-2019')?.id).toBe('eci-2019')
})

test.each(['', 'eci-1848', 'ECI-2019', 'constructor', 'toString', '__proto__'])('“%s” is none', (id) => {
  expect(rulePackOf(id)).toBeUndefined()
})

const packs: Readonly<Record<string, RulePack>> = rulePacks

test.each(Object.entries(packs))('%s is complete, versioned, and every rule stands at its own code', (id, pack) => {
  expect(pack.id).toBe(id)
  expect(isDay(pack.version)).toBe(true)
  for (const { rules } of [pack, ...pack.earlier]) {
    expect(Object.keys(rules)).toEqual([...pack.states])
    for (const state of pack.states) expect(rules[state]?.memberState).toBe(state)
  }
})

test.each(Object.values(packs))('$id has words of its own where there is no Commission to present it to', (pack) => {
  expect(pack.foresees.commission).toBe(pack.words === null)
  // The form to the Commission counts states at their thresholds.
  if (pack.foresees.commission) expect(pack.thresholds.spread).not.toBeNull()
})

test('the day of registration tells the law, where nobody chooses', () => {
  expect(['2012-04-01', '2019-12-31', '2020-01-01', '2026-11-22'].map(defaultRulePack)).toEqual([
    'eci-2011',
    'eci-2011',
    'eci-2019',
    'eci-2019',
  ])
})
