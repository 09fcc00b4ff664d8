import { expect, test } from 'vitest'
import { fieldNames } from '#lib/domain/rule'
import { eci2019 } from '#lib/rules/eci-2019/index'

test('the forms of Annex III ask for these fields, and for no other', () => {
  const asked = Object.values(eci2019.rules).flatMap(({ fields }) => fields.map(({ name }) => name))
  expect(new Set(asked)).toEqual(new Set(fieldNames))
})
