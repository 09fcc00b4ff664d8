import { expect, test } from 'vitest'
import { readCommitment } from '#lib/domain/commitment-code'

const code = '0123456789abcdef'.repeat(4)

test.each([
  code,
  code.toUpperCase(),
  code.replaceAll(/.{4}/gu, '$& '),
  ` ${code}\n`,
  code.replaceAll('0', 'O').replaceAll('1', 'l'),
])('a code is read as it is typed: %j', (typed) => {
  expect(readCommitment(typed)).toBe(code)
})

test('the first sixteen digits are enough', () => {
  expect(readCommitment('0123-4567-89ab-cdef')).toBe('0123456789abcdef')
})

test.each(['', 'Mari', code.slice(0, 15), `${code}0`, `${code.slice(0, 63)}g`])('%j is none', (typed) => {
  expect(readCommitment(typed)).toBeNull()
})
