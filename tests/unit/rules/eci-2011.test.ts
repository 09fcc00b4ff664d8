import { describe, expect, it, test } from 'vitest'
import type { SigningState } from '#lib/domain/member-states'
import type { Entitlement, MemberStateRule } from '#lib/domain/rule'
import { identityOf } from '#lib/domain/identity'
import { parseStatement } from '#lib/domain/statement-of-support'
import { eci2011 } from '#lib/rules/eci-2011/index'
import { aSignatoryUnder } from '#tests/support/signatories-under'

const today = '2018-06-30'

/**
 * The Commission's data, once more and by hand: what is asked beside names and nationality, who may sign, and the accepted
 * numbers and documents. R: residence; Rc: its country alone; Rp: residence, the postal code optional; DB, PB: date and place of birth; NB: name at
 * birth; FN: father's name; IA: issuing authority.
 */
type Row = readonly [part: 'A' | 'B', asked: string, who: Entitlement, ...documents: readonly string[]]

const same = (row: Row): readonly [Row, Row] => [row, row]
const further = [
  'residence.permit',
  'driving.license',
  ...Array.from({ length: 10 }, (_, at) => `other.${String(at + 1)}`),
]

const table: Readonly<Record<SigningState, readonly [revision0: Row, revision1: Row]>> = {
  BE: same(['A', 'DB PB R', 'residents-or-registered-nationals']),
  BG: same(['B', 'FN', 'holders', 'personal.number']),
  CZ: same(['B', '', 'holders', 'id.card', 'passport']),
  DK: same(['A', 'DB PB R', 'residents-or-registered-nationals']),
  DE: same(['A', 'DB PB R', 'residents-or-registered-nationals']),
  EE: same(['A', 'DB PB R', 'residents-or-nationals']),
  IE: [
    ['A', 'DB PB Rp', 'residents'],
    ['A', 'DB Rp', 'residents'],
  ],
  EL: same(['B', 'NB FN DB', 'holders', 'id.card', 'passport', 'permanent.residence']),
  ES: [
    ['B', 'R', 'holders', 'id.card', 'passport'],
    ['B', 'DB', 'holders', 'id.card', 'passport', 'personal.id'],
  ],
  FR: [
    ['B', 'DB R', 'holders', 'passport', 'id.card', ...further],
    ['B', 'DB PB R', 'holders', 'passport', 'id.card'],
  ],
  HR: same(['B', 'R', 'holders', 'personal.id']),
  IT: same(['B', 'DB PB R IA', 'holders', 'passport', 'id.card']),
  CY: same(['B', '', 'holders', 'id.card', 'passport']),
  LV: same(['B', 'NB DB PB', 'holders', 'personal.id']),
  LT: same(['B', '', 'holders', 'personal.number']),
  LU: [
    ['B', 'PB', 'holders', 'national.id.number'],
    ['A', 'DB PB R', 'residents-or-registered-nationals'],
  ],
  HU: same(['B', '', 'holders', 'id.card', 'passport', 'personal.number']),
  MT: same(['B', 'DB', 'holders', 'id.card']),
  NL: [
    ['A', 'NB DB PB R', 'residents'],
    ['A', 'NB DB PB R', 'residents-or-nationals'],
  ],
  AT: same(['B', 'DB PB R', 'holders', 'passport', 'id.card']),
  PL: same(['B', 'R', 'holders', 'national.id.number']),
  PT: same(['B', 'DB', 'holders', 'id.card', 'passport', 'citizens.card']),
  RO: same(['B', 'DB R', 'holders', 'id.card', 'passport', 'registration.certificate', 'permanent.residence', 'personal.id']), // prettier-ignore
  SI: [
    ['B', 'DB PB', 'holders', 'id.card', 'passport'],
    ['B', 'DB PB', 'holders', 'personal.number'],
  ],
  SK: same(['A', 'NB DB PB R', 'residents-or-nationals']),
  FI: same(['A', 'DB Rc', 'residents-or-nationals']),
  SE: [
    ['B', 'DB PB', 'holders', 'personal.no.in.id.card', 'personal.no.in.passport'],
    ['B', 'DB PB', 'holders', 'personal.number'],
  ],
  UK: same(['A', 'DB R', 'residents']),
}

const residence = ['street', 'streetNumber', 'postalCode', 'city', 'country']
const columns: Readonly<Record<string, readonly string[]>> = {
  ...{ NB: ['nameAtBirth'], FN: ['fathersName'], DB: ['dateOfBirth'], PB: ['placeOfBirth'], IA: ['issuingAuthority'] },
  ...{ R: residence, Rp: residence, Rc: ['country'] },
}

const rows = Object.keys(table)
  .map((code) => code as SigningState)
  .flatMap((state) => [
    { state, revision: 0, row: table[state][0], rule: eci2011.earlier[0]!.rules[state]! },
    { state, revision: 1, row: table[state][1], rule: eci2011.rules[state]! },
  ])

const problemsOf = (rule: MemberStateRule, changes: Readonly<Record<string, string>>, day = today) => {
  const parsed = parseStatement(rule, aSignatoryUnder(rule, changes), day)
  return (parsed.ok ? parsed.value.doubts : parsed.problem).map(({ field, problem }) => `${field} ${problem}`)
}

test('the table has all 28 states', () => {
  expect(Object.keys(table).toSorted()).toEqual([...eci2011.states].toSorted())
})

describe.each(rows)('$state under revision $revision', ({ state, row: [part, asked, who, ...documents], rule }) => {
  const beside = asked.split(' ').flatMap((column) => columns[column] ?? [])
  const number = part === 'B' ? ['documentType', 'documentNumber'] : []
  const fields = ['givenNames', 'familyNames', 'nationality', ...beside, ...number]

  it('is of its part, and asks for these fields and for no other', () => {
    expect(rule).toMatchObject({ memberState: state, part, entitled: who, status: 'unverified', confirmed: null })
    expect(rule.fields.map(({ name }) => name).toSorted()).toEqual(fields.toSorted())
    expect(rule.documents.map(({ type }) => type)).toEqual(documents)
  })

  it.each(fields)('goes by %s', (name) => {
    const isOptional = asked.includes('Rp') && name === 'postalCode'
    const expected = name === 'documentType' ? ['documentType missing'] : [`${name} missing`]
    expect(problemsOf(rule, { [name]: '' })).toEqual(isOptional ? [] : expected)
  })

  it('keeps nothing of a field that was left empty', () => {
    const parsed = parseStatement(rule, aSignatoryUnder(rule, { postalCode: '' }), today)
    if (parsed.ok) expect(Object.values(parsed.value.statement.values)).not.toContain('')
    expect(parsed.ok).toBe(!fields.includes('postalCode') || asked.includes('Rp'))
  })

  // A citizen of the Union who lives in the state, a national abroad, and somebody who is neither.
  it('lets those sign who may', () => {
    const resident = { nationality: state === 'PT' ? 'ES' : 'PT' }
    const abroad = { country: 'US', postalCode: '' }
    const national = { ...abroad, postalCode: '90210' }
    const neither = { ...resident, ...national, country: state === 'PT' ? 'ES' : 'PT' }
    const hasResidence = fields.includes('country')
    const refused = hasResidence && who !== 'holders' ? ['country not-entitled'] : []
    const postal = (changes: object) => (fields.includes('street') ? changes : { ...changes, postalCode: '' })
    expect(problemsOf(rule, resident)).toEqual([])
    expect(problemsOf(rule, postal(national) as typeof national)).toEqual(who === 'residents' ? refused : [])
    expect(problemsOf(rule, postal({ ...neither, postalCode: '28013' }) as typeof national).filter((one) => !one.includes('doubtful'))).toEqual(refused) // prettier-ignore
  })

  it('takes citizens of the Union, while they were', () => {
    expect(problemsOf(rule, { nationality: 'CH' })).toContain('nationality not-a-union-citizen')
    expect(problemsOf(rule, { nationality: 'GR' })).toEqual([])
    const young = { dateOfBirth: '1980-01-01' }
    const british = (nationality: string, day: string) => problemsOf(rule, { ...young, nationality }, day)
    expect(british('UK', '2020-01-31')).toEqual([])
    expect(british('GB', '2020-02-01')).toEqual(['nationality not-a-union-citizen'])
    expect(british('HR', '2013-06-30')).toEqual(['nationality not-a-union-citizen'])
    expect(british('HR', '2013-07-01')).toEqual([])
  })

  it('doubts formats, and refuses nobody for one', () => {
    for (const changes of [{ postalCode: '?' }, { documentNumber: '?' }]) {
      const parsed = parseStatement(rule, aSignatoryUnder(rule, changes), today)
      expect(parsed.ok).toBe(true)
    }
  })

  it('lets nobody sign who is too young', () => {
    const years = state === 'AT' ? 16 : state === 'MT' ? 16 : state === 'EL' ? 17 : 18
    const bornOn = (age: number) => `${String(2018 - age)}-06-30`
    const tooYoung = fields.includes('dateOfBirth') ? ['dateOfBirth under-age'] : []
    expect(problemsOf(rule, { dateOfBirth: bornOn(years) })).toEqual([])
    expect(problemsOf(rule, { dateOfBirth: bornOn(years - 1) })).toEqual(tooYoung)
  })
})

test('where nobody is asked for a nationality, nobody can sign for it', () => {
  const { EE: estonia } = eci2011.rules
  const fields = estonia!.fields.filter(({ name }) => name !== 'nationality')
  expect(problemsOf({ ...estonia!, fields }, { country: 'FI', postalCode: '00100' })).toEqual(['country not-entitled'])
})

describe('what makes two statements one signatory’s', () => {
  const rule = (state: SigningState, revision: 0 | 1 = 1) =>
    (revision === 1 ? eci2011 : eci2011.earlier[0]!).rules[state]!
  const identity = (one: MemberStateRule, changes: Readonly<Record<string, string>>) => {
    const parsed = parseStatement(one, aSignatoryUnder(one, changes), today)
    return parsed.ok ? identityOf(one, parsed.value.statement) : null
  }

  it('is, by residence, what the present law has', () => {
    expect(identity(rule('BE'), {})).toEqual(['A', 'ZOEFRANCOISE', 'LHOPITAL', '1969-07-14', 'BE', '1000'])
  })

  it('is the whole address where the postal code may be missing', () => {
    const [one, other] = ['Cork', 'Dublin'].map((city) => identity(rule('IE'), { postalCode: '', city }))
    expect(one).toEqual(['A', 'ZOEFRANCOISE', 'LHOPITAL', '1969-07-14', 'IE', '', 'CORK', 'RUEDELEGLISE', '3BIS'])
    expect(other).not.toEqual(one)
  })

  it('is all that Finland asks for', () => {
    expect(identity(rule('FI'), {})).toEqual(['A', 'ZOEFRANCOISE', 'LHOPITAL', '1969-07-14', 'FI', 'FI'])
  })

  it('is one number in Sweden, whichever document it is read from', () => {
    const [one, other] = ['personal.no.in.id.card', 'personal.no.in.passport'].map((documentType) =>
      identity(rule('SE', 0), { documentType, documentNumber: '19640823-3234' }),
    )
    expect(one).toEqual(['B', '6408233234'])
    expect(other).toEqual(one)
  })

  it('is, by number, its kind and the number', () => {
    expect(identity(rule('EL'), { documentNumber: 'αβ 123456' })).toEqual(['B', 'id.card', 'AB123456'])
    expect(identity(rule('ES'), { documentNumber: '01234567-L' })).toEqual(['B', 'id.card', '1234567L'])
  })
})
