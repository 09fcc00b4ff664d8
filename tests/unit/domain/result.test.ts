import { expect, test } from 'vitest'
import { fail, ok } from '#lib/domain/result'

test('a result is a value or a problem', () => {
  expect(ok(1)).toEqual({ ok: true, value: 1 })
  expect(fail('under-age')).toEqual({ ok: false, problem: 'under-age' })
})
