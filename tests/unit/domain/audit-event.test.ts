import { expect, test } from 'vitest'
import { auditEventNames } from '#lib/domain/audit-event'

test('events on record have names of their own, in words', () => {
  expect(new Set(auditEventNames).size).toBe(auditEventNames.length)
  expect(auditEventNames.filter((name) => !/^[a-z]+(?:-[a-z]+)*$/.test(name))).toEqual([])
})
