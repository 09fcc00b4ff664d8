import { describe, expect, it } from 'vitest'
import { readList } from '#lib/returning/read-list'
import { separatedLines } from '#lib/returning/separated-lines'
import { aReturnedBatch, identifierOf } from '#tests/support/returned-batch'

const batch = aReturnedBatch()
const about = { authority: 'Rahvastikuregister', issuedOn: '2027-05-20', namesInvalidOnly: false }
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const [one, two, three, four, five] = [1, 2, 3, 4, 5].map(identifierOf)
const all = (separator: string, end = '\n', quote = ''): string =>
  [
    ['identifier', 'valid', 'reason'],
    [one, 'yes', ''],
    [two, 'TRUE', ''],
    [three, '1', ''],
    [four, 'no', 'not-found'],
    [five?.toUpperCase(), 'false', 'Under-Age'],
  ]
    .map((line) => line.map((value) => `${quote}${value ?? ''}${quote}`).join(separator) + end)
    .join('')

const read = { received: 5, valid: 3, isPerIdentifier: true, authority: 'Rahvastikuregister', issuedOn: '2027-05-20' }
const invalid = ['under-age', 'not-found'].map((reason) => ({ reason, count: 1 }))

describe('a table of statements', () => {
  it.each([
    ['with semicolons', utf8(all(';'))],
    ['with commas and Windows line ends', utf8(all(',', '\r\n'))],
    ['with quotation marks and a byte order mark', utf8(`\uFEFF${all(';', '\r\n', '"')}`)],
    ['as Unicode text with tabs', new Uint8Array(Buffer.from(`\uFEFF${all('\t', '\r\n')}`, 'utf16le'))],
    [
      'without a line of names, and empty lines at the end',
      utf8(`${all(';').split('\n').slice(1).join('\n')}\n\n;;\n`),
    ],
    ['without an end of the last line', utf8(all(';').trimEnd())],
  ])('%s is read', (_, bytes) => {
    expect(readList(bytes, batch, about)).toMatchObject({ ok: true, value: { ...read, invalid } })
  })

  it('may have its columns in another order, and more of them', () => {
    const lines = [one, two, three, four, five].map((identifier) => `remark;no;${identifier ?? ''}`)
    const answer = readList(utf8(`remark;VALID;identifier\n${lines.join('\n')}`), batch, about)
    expect(answer).toMatchObject({ ok: true, value: { valid: 0, invalid: [{ reason: 'other', count: 5 }] } })
  })

  it('may name those alone that are not valid, where somebody says so', () => {
    const some = utf8(`identifier;valid;reason\n${four ?? ''};no;not-found\n${five ?? ''};no;under-age\n`)
    expect(readList(some, batch, { ...about, namesInvalidOnly: true })).toMatchObject({
      ok: true,
      value: { ...read, invalid },
    })
    expect(readList(some, batch, about)).toEqual({
      ok: false,
      problem: [{ code: 'list-incomplete', expected: 5, found: 2 }],
    })
  })

  it.each([
    ['nothing', '', { code: 'empty-list' }],
    ['names alone', 'identifier;valid;reason\n', { code: 'empty-list' }],
    ['a name for an identifier', `identifier;valid;reason\nMari Maasikas;yes;\n`, { code: 'bad-line', line: 2 }],
    ['maybe', `${one ?? ''};maybe;\n`, { code: 'bad-line', line: 1 }],
    ['a quotation mark that is not closed', `"${one ?? ''};yes;\n`, { code: 'bad-line' }],
    ['a reason of its own', `${one ?? ''};no;"moved,\naway"\n`, { code: 'unknown-reason', line: 1 }],
    [
      'somebody of another batch',
      `${one ?? ''};yes\n${identifierOf(6)};yes\n`,
      { code: 'unknown-identifier', line: 2 },
    ],
    ['somebody twice', `${one ?? ''};yes\n\n${one ?? ''};no\n`, { code: 'repeated-identifier', line: 3 }],
  ])('with %s is refused, and nothing of it is repeated', (_, text, problem) => {
    const answer = readList(utf8(text), batch, about)
    expect(answer).toEqual({ ok: false, problem: [problem] })
    expect(JSON.stringify(answer)).not.toMatch(/Mari|moved|2b1f/u)
  })

  it('that says it names the invalid alone, and names others, is refused', () => {
    expect(readList(utf8(all(';')), batch, { ...about, namesInvalidOnly: true })).toEqual({
      ok: false,
      problem: [{ code: 'list-differs' }],
    })
  })

  it('needs to be known whose it is', () => {
    expect(readList(utf8(all(';')), batch, { ...about, authority: '' })).toEqual({
      ok: false,
      problem: [{ code: 'missing-value', field: 'authority' }],
    })
  })
})

it('lines are counted as an editor counts them, also past a value of several', () => {
  expect(separatedLines('a;"b\nc""d"\r\n\r\ne;f')).toEqual([
    { line: 1, values: ['a', 'b\nc"d'] },
    { line: 4, values: ['e', 'f'] },
  ])
})
