import { createHash } from 'node:crypto'
import { describe, expect, it, test } from 'vitest'
import { memberStates } from '#lib/domain/member-states'
import { readContents } from '#lib/opening/contents'
import { leafOpeningOf } from '#lib/opening/leaf-opening'
import { legible, legibleLine } from '#lib/opening/legible'
import { eci2019 } from '#lib/rules/eci-2019/index'
import { aSignatoryOf } from '#tests/support/signatories'

const signedOn = '2026-11-22'

describe.each(memberStates)('a statement of %s', (memberState) => {
  const values = aSignatoryOf(memberState)

  it('is read as the part of Annex III that its rule names', () => {
    const { part } = eci2019.rules[memberState]
    expect(readContents({ signedOn, values })).toEqual({ signedOn, part, values, blind: null })
  })

  it.each(Object.keys(values))('is not read without %s', (field) => {
    expect(readContents({ signedOn, values: { ...values, [field]: undefined } })).toBeNull()
    expect(readContents({ signedOn, values: { ...values, [field]: '' } })).toBeNull()
  })
})

test.each([
  ['nothing', undefined],
  ['a text', 'Mari Maasikas'],
  ['no day', { values: aSignatoryOf('EE') }],
  ['a day that does not exist', { signedOn: '2026-02-30', values: aSignatoryOf('EE') }],
  ['a field that no form asks for', { signedOn, values: aSignatoryOf('EE', { email: 'mari@example.eu' }) }],
  ['the fields of both parts', { signedOn, values: { ...aSignatoryOf('DE'), ...aSignatoryOf('EE') } }],
  ['a document of no known type', { signedOn, values: aSignatoryOf('EE', { documentType: 'driving.licence' }) }],
  ['a country of three letters', { signedOn, values: aSignatoryOf('DE', { country: 'DEU' }) }],
  ['a date of birth as it was typed', { signedOn, values: aSignatoryOf('DE', { dateOfBirth: '27.3.1985' }) }],
  ['a name longer than any form', { signedOn, values: aSignatoryOf('EE', { givenNames: 'M'.repeat(1001) }) }],
  ['a blind of 31 bytes', { signedOn, values: aSignatoryOf('EE'), blind: Buffer.alloc(31).toString('base64url') }],
  ['a blind of another spelling', { signedOn, values: aSignatoryOf('EE'), blind: 'A'.repeat(42) + 'B' }],
  ['something beside the statement', { signedOn, values: aSignatoryOf('EE'), note: 'x' }],
])('contents with %s are no statement of ours', (_, contents) => {
  expect(readContents(contents)).toBeNull()
})

test('what blinds the leaf in the public log is read, and makes what stands there', () => {
  const blind = Buffer.from(Array.from({ length: 32 }, (_, at) => 255 - at))
  const read = readContents({ signedOn, values: aSignatoryOf('EE'), blind: blind.toString('base64url') })
  expect(Buffer.from(read!.blind!)).toEqual(blind)
  const digest = createHash('sha256').update('eyJ.a.b.c.d').digest()
  expect(leafOpeningOf('eyJ.a.b.c.d', read!.blind)).toEqual({
    digest: digest.toString('hex'),
    blinded: {
      blind: blind.toString('hex'),
      commitment: createHash('sha256').update(blind).update(digest).digest('hex'),
    },
  })
  expect(leafOpeningOf('eyJ.a.b.c.d', null)).toEqual({ digest: digest.toString('hex'), blinded: null })
})

test('what cannot be printed is spelled out, and nothing else changes', () => {
  expect(legible('a\u0000b\uD800c\uFFFEd\u{1F600}\n')).toBe('a[U+0000]b[U+D800]c[U+FFFE]d\u{1F600}\n')
  expect(legibleLine('=\r\n\t1')).toBe('=[U+000D][U+000A][U+0009]1')
  const read = readContents({ signedOn, values: aSignatoryOf('EE', { givenNames: 'Mari\u0007' }) })
  expect(read?.values.givenNames).toBe('Mari[U+0007]')
})
