import { describe, expect, it, test } from 'vitest'
import type { DocumentRule, Edition, FieldRule, MemberStateRule } from '#lib/domain/rule'
import { bareNumber, parseStatement } from '#lib/domain/statement-of-support'
import { rulePacks } from '#lib/rules/rule-packs'
import { aSignatoryUnder } from '#tests/support/signatories-under'

const today = '2019-06-30'

/** A change to a complete statement that one problem must answer. */
type Mutation = readonly [field: string, problem: string, changes: Readonly<Record<string, string>>]

/** Every problem that a field of a rule can have, each with what somebody would have to type for it. */
function mutationsOf(rule: MemberStateRule, field: FieldRule): readonly Mutation[] {
  const { name, maxLength } = field
  const change = (problem: string, text: string, others = {}): Mutation => [name, problem, { [name]: text, ...others }]
  return [
    ...(field.isOptional === true ? [] : [change('missing', ' ')]),
    change('too-long', '9'.repeat(maxLength + 1)),
    ...ofKind(rule, field, change),
  ]
}

function ofKind(
  rule: MemberStateRule,
  field: FieldRule,
  change: (problem: string, text: string, others?: object) => Mutation,
): readonly Mutation[] {
  switch (field.kind) {
    case 'text':
      return []
    case 'day':
      return [
        change('not-a-day', '1985-02-30'),
        change('under-age', '2018-01-01'),
        change('doubtful-date', '1880-01-01'),
      ]
    case 'country':
      return [change('unknown-country', 'QQ'), ...foreign(rule, change)]
    case 'nationality':
      return [change('unknown-country', 'QQ'), change('not-a-union-citizen', 'CH')]
    case 'postal-code':
      return [change('doubtful-format', '?')]
    case 'document-type':
      return [change('unknown-document-type', 'library.card')]
    case 'document-number':
      return rule.documents.flatMap((document) => ofDocument(document, change))
  }
}

/** Living elsewhere is a problem where nationals alone, or nobody, may sign from there. */
const foreign = (rule: MemberStateRule, change: (problem: string, text: string, others?: object) => Mutation) =>
  rule.entitled.startsWith('residents')
    ? [change('not-entitled', 'PT', { nationality: 'PT', postalCode: '1100-148' })]
    : []

function ofDocument(
  { type, example, hasCheckDigit, format }: DocumentRule,
  change: (problem: string, text: string, others?: object) => Mutation,
): readonly Mutation[] {
  const others = { documentType: type }
  const number = bareNumber(example)
  const wrong = Array.from('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ', (last) => number.slice(0, -1) + last).find(
    (one) => format.test(one) && hasCheckDigit?.(one) === false,
  )
  return [
    change('doubtful-format', '?', others),
    ...(hasCheckDigit === undefined ? [] : [change('doubtful-check-digit', wrong ?? '', others)]),
  ]
}

const editions: readonly (readonly [string, Edition])[] = Object.values(rulePacks).flatMap((pack) =>
  [pack, ...pack.earlier].map((edition) => [`${pack.id}, revision ${String(edition.annexRevision)}`, edition] as const),
)

const rules = editions.flatMap(([name, { rules }]) =>
  Object.values(rules).map((rule) => [`${name}, ${rule.memberState}`, rule] as const),
)

describe.each(rules)('%s', (_, rule) => {
  it('takes a complete statement without a doubt', () => {
    expect(parseStatement(rule, aSignatoryUnder(rule), today)).toMatchObject({ ok: true, value: { doubts: [] } })
  })

  it.each(rule.fields.flatMap((field) => mutationsOf(rule, field)))('%s can be %s', (field, problem, changes) => {
    const parsed = parseStatement(rule, aSignatoryUnder(rule, changes), today)
    const problems = parsed.ok ? parsed.value.doubts : parsed.problem
    expect(problems.map((one) => [one.field, one.problem])).toContainEqual([field, problem])
    expect(parsed.ok).toBe(problem.startsWith('doubtful'))
  })

  it.each(rule.documents)('shows an example of $type that it takes without a doubt', ({ type, example }) => {
    const typed = aSignatoryUnder(rule, { documentType: type, documentNumber: example })
    expect(parseStatement(rule, typed, today)).toMatchObject({ ok: true, value: { doubts: [] } })
  })

  it('says where it is from, and that nobody has confirmed it', () => {
    expect(rule.source).not.toBe('')
    expect(rule.confirmed).toBeNull()
  })

  it('tells signatories apart by fields that it asks for', () => {
    const asked = rule.fields.map(({ name }) => name)
    expect(rule.identifiedBy.filter((name) => !asked.includes(name))).toEqual([])
    expect(rule.identifiedBy.length).toBeGreaterThan(0)
    expect(new Set(asked).size).toBe(asked.length)
  })
})

test('what fails is the rule: a field that asks for nothing would be found', () => {
  const [, rule] = rules[0]!
  const lax: MemberStateRule = { ...rule, fields: rule.fields.map((field) => ({ ...field, isOptional: true })) }
  expect(parseStatement(lax, {}, today).ok).toBe(true)
})
