import { describe, expect, it, test } from 'vitest'
import { problemsWith, type Repository } from '#lib/dossier/conformity/judge'
import { readConformity, repositoryIn } from '#lib/dossier/conformity/repository'
import { readRequirements, type Requirement, type RequirementIds } from '#lib/dossier/conformity/requirement'
import { reportedAs, titlesIn } from '#lib/dossier/conformity/titles'

const root = process.cwd()

test('the table of this repository answers every clause, with proofs, owners and places that are there', () => {
  const { rows, ids } = readConformity(root)
  expect(problemsWith(rows, ids, repositoryIn(root))).toEqual([])
  expect(ids['ASVS 5.0.0']['1']).toHaveLength(70)
  expect(ids['ASVS 5.0.0']['1'].length + ids['ASVS 5.0.0']['2'].length).toBe(253)
})

const head = 'source,id,level,requirement,answer,how,where,proof,owner,template\n'

const rowOf = (changes: Partial<Record<string, string>> = {}): string => {
  const row = { source: '1179/2011', id: '2.3', level: '', requirement: 'one', answer: 'met', how: 'so', where: 'lib/a.ts', proof: 'tests/a.test.ts::is so', owner: '', template: '', ...changes } // prettier-ignore
  return `${Object.values(row).join(',')}\n`
}

const ids: RequirementIds = { '1179/2011': ['2.3'], '2019/1799': [], 'ASVS 5.0.0': { '1': ['V1.1.1'], '2': [] } }

const repository: Repository = {
  has: (path) => ['lib/a.ts', 'tests/a.test.ts', 'docs/t.md'].includes(path),
  titles: () => ['it is so, and %s'],
  hasScript: (name) => name === 'check',
}

const asvs = rowOf({ source: 'ASVS 5.0.0', id: 'V1.1.1', level: '1' })

const judged = (...rows: readonly string[]): string =>
  problemsWith(readRequirements(head + rows.join('')), ids, repository).join('\n')

describe('a table', () => {
  it('without fault has none', () => {
    expect(judged(rowOf(), asvs)).toBe('')
    expect(judged(rowOf({ proof: 'command:./run check' }), asvs)).toBe('')
  })

  const duty = { answer: 'duty', proof: '', owner: 'host', template: 'docs/t.md' }

  it.each<readonly [what: string, changes: Partial<Record<string, string>>, says: string]>([
    ['that is met without a proof', { proof: '' }, 'What is met needs a proof.'],
    ['with a duty that nobody has', { ...duty, owner: '' }, 'A duty needs an owner.'],
    ['with a duty without a template', { ...duty, template: '' }, 'A duty needs a template.'],
    ['with a gap that nobody owns', { answer: 'not-met', proof: '' }, 'What is not met needs somebody'],
    ['with a place that is not there', { where: 'lib/b.ts' }, 'There is no lib/b.ts.'],
    ['with a template that is not there', { ...duty, template: 'docs/u.md' }, 'There is no docs/u.md.'],
    ['with a file of tests that is not there', { proof: 'tests/b.test.ts' }, 'There is no tests/b.test.ts.'],
    ['with a proof that is no test', { proof: 'lib/a.ts' }, 'lib/a.ts is no file of tests.'],
    ['with a test that has another name', { proof: 'tests/a.test.ts::is not so' }, 'is called “is not so”'],
    ['with a command that nobody knows', { proof: 'command:./run nothing' }, '“./run nothing” is no command'],
    ['with an answer of its own', { answer: 'perhaps' }, '“perhaps” is no answer.'],
    ['with an owner of its own', { owner: 'nobody' }, '“nobody” is nobody who could own it.'],
    ['that does not say how', { how: '' }, 'It does not say how.'],
    ['that does not say what', { requirement: '' }, 'It does not say what is required.'],
    ['of another text', { source: '1180/2011' }, '“1180/2011” is none of the texts.'],
    ['with an identifier of its own', { id: '2.33' }, '1179/2011, 2.33 in line 2 is on no list.'],
  ])('%s fails', (_what, changes, says) => {
    expect(judged(rowOf(changes), asvs)).toContain(says)
  })

  it('that leaves a clause out, answers one twice or gives it another level fails', () => {
    expect(judged(rowOf())).toBe('ASVS 5.0.0, V1.1.1 is not answered.')
    expect(judged(rowOf(), asvs, asvs)).toBe('ASVS 5.0.0, V1.1.1 is answered twice, again in line 4.')
    expect(judged(rowOf(), asvs.replace('V1.1.1,1', 'V1.1.1,2'))).toBe('ASVS 5.0.0, V1.1.1 is of level 1, and not 2.')
  })

  it('that is none is told so', () => {
    expect(() => readRequirements('a,b\n')).toThrow('The columns should be source,id')
    expect(() => readRequirements(`${head}1,2\n`)).toThrow('Line 2 has 2 values in place of 10.')
    expect(() => readRequirements(`${head}"`)).toThrow('quotation mark')
  })
})

test('titles are those of tests and groups, and no other texts', () => {
  const text = `describe('a', () => { it.each([['no', 1]])('b %s', f); test(\`c \${d}\`, () => { expect('no').toBe("no") }) })
    test.each\`x\`('it’s e', f); for (const x of ['no']) it("f 'g'", f)`
  expect(titlesIn(text)).toEqual(['a', 'b %s', 'c ${d}', 'it’s e', "f 'g'"])
})

test('a title that is reported with its values is known by the one that was written', () => {
  expect(reportedAs('refuses a %s that').test('EE refuses a name that is too long')).toBe(true)
  expect(reportedAs('${path} answers nobody (x)').test('/organiser answers nobody (x) at all')).toBe(true)
  expect(reportedAs('$memberState $type').test('EE passport')).toBe(true)
  expect(reportedAs('is so').test('is not so')).toBe(false)
  expect(reportedAs('HKDF-SHA-256, + (a)').test('it is HKDF-SHA-256, + (a)')).toBe(true)
  for (const { proofs } of readConformity(root).rows)
    for (const proof of proofs) if (proof.kind === 'test') expect(reportedAs(proof.title ?? '').flags).toBe('su')
})

const isMet = ({ answer }: Requirement): boolean => answer === 'met'

test('what is met names code, and what is not met says why in more than a word', () => {
  const { rows } = readConformity(root)
  expect(rows.filter((row) => isMet(row) && row.where.length === 0).map(({ id }) => id)).toEqual([])
  expect(rows.filter(({ answer, how }) => answer === 'not-met' && how.length < 60).map(({ id }) => id)).toEqual([])
})
