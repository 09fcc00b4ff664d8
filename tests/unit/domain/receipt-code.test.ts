import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readReceiptCode } from '#lib/domain/receipt-code'

const code = '2b1f3a50-7c4e-8d19-a6b2-0f5e4c3d2a19'

test.each([
  ['as it stands on the receipt', code],
  ['in capitals', code.toUpperCase()],
  ['without hyphens', code.replaceAll('-', '')],
  ['with spaces in their place', code.replaceAll('-', ' ')],
  ['with other hyphens, as a word processor makes them', code.replaceAll('-', '–')],
  ['with the letters that look like nought and one', code.replaceAll('0', 'O').replaceAll('1', 'l')],
  ['with edges, breaks and marks that nobody sees', `\u200B ${code.slice(0, 18)}\n${code.slice(18)}\u2060.`],
  ['in wide letters', code.replaceAll('a', 'ａ')],
])('the code of a receipt is read %s', (_how, typed) => {
  expect(readReceiptCode(typed)).toBe(code)
})

test.each(['', ' ', code.slice(1), `${code}0`, code.replace('a', 'g'), 'my receipt', `${code},${code}`])(
  'what can be no code is none: %j',
  (typed) => {
    expect(readReceiptCode(typed)).toBeNull()
  },
)

test('every identifier is read as itself, and nothing else is ever made of what is typed', () => {
  fc.assert(
    fc.property(fc.uuid(), (identifier) => {
      expect(readReceiptCode(identifier)).toBe(identifier)
    }),
  )
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), (typed) => {
      expect(readReceiptCode(typed) ?? code).toMatch(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u)
    }),
  )
})
