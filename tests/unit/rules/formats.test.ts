import { expect, test } from 'vitest'
import type { Edition } from '#lib/domain/rule'
import { rulePacks } from '#lib/rules/rule-packs'
import { wrongWithFormat } from '#tests/support/anchored-format'

const formatsOf = ({ rules }: Edition): readonly RegExp[] =>
  Object.values(rules).flatMap(({ fields, documents }) => [
    ...documents.map(({ format }) => format),
    ...fields.flatMap((field) =>
      field.kind === 'postal-code' ? Object.values(field.formats).filter((format) => format !== undefined) : [],
    ),
  ])

test.each(Object.entries(rulePacks))('every format of %s takes a whole text, and nothing around it', (_, pack) => {
  const formats = [pack, ...pack.earlier].flatMap(formatsOf)
  expect(formats.length).toBeGreaterThan(0)
  expect(formats.filter((format) => wrongWithFormat(format) !== null)).toEqual([])
})

test.each([
  [/^\d{5}$/u, null],
  [/^(?:a|b)$/u, null],
  [/^[a|b^$]+$/u, null],
  [/^\(\|$/u, null],
  [/^a|b$/u, 'alternatives without a group'],
  [/^(?:a|b)|c$/u, 'alternatives without a group'],
  [/\d{5}$/u, 'not anchored'],
  [/^\d{5}/u, 'not anchored'],
  [/^\d{5}\$/u, 'not anchored'],
  [/^(?:a$|b)$/u, 'anchored within'],
  [/^\d{5}$/gu, 'flags'],
  [/^[a-z]$/iu, 'flags'],
])('of %s it says: %s', (format, wrong) => {
  expect(wrongWithFormat(format)).toBe(wrong)
})
