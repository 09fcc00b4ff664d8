import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { editionFor } from '#lib/domain/rule'
import { isSigningState } from '#lib/domain/member-states'
import { parseStatement } from '#lib/domain/statement-of-support'
import { rulePackOf } from '#lib/rules/rule-packs'

/** One line of a pack's `vectors.jsonl`, as `./run -s rules check` reads it, with the answer that is expected. */
interface Vector {
  readonly says: string
  readonly memberState: string
  readonly today: string
  readonly registeredOn?: string
  readonly fields: Readonly<Record<string, string>>
  readonly expected: { readonly ok: boolean; readonly problems: readonly unknown[] }
}

const vectorsOf = (id: string): readonly Vector[] =>
  readFileSync(`lib/rules/${id}/vectors.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Vector)

const packs = readdirSync('lib/rules').filter((id) => existsSync(`lib/rules/${id}/vectors.jsonl`))

describe.each(packs)('%s', (id) => {
  const pack = rulePackOf(id)
  const vectors = vectorsOf(id)

  it.each(vectors)('$says', ({ memberState, today, registeredOn = today, fields, expected }) => {
    if (pack === undefined || !isSigningState(memberState)) throw new Error('a vector of no pack, or of no state')
    const rule = editionFor(pack, registeredOn).rules[memberState]!
    const parsed = parseStatement(rule, fields, today)
    expect({ ok: parsed.ok, problems: parsed.ok ? parsed.value.doubts : parsed.problem }).toEqual(expected)
  })

  it('has a vector for every field that must not be missing', () => {
    const missing = vectors.flatMap(({ expected }) => expected.problems as { field: string; problem: string }[])
    const rules = Object.values(pack?.rules ?? {})
    const needed = rules.flatMap((rule) => rule.fields.filter(({ isOptional }) => isOptional !== true))
    const fields = needed.map(({ name }) => name)
    const reached = missing.filter(({ problem }) => problem === 'missing').map(({ field }) => field)
    expect(fields.filter((name) => !reached.includes(name))).toEqual([])
  })
})
