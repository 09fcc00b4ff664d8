import { expect, test } from 'vitest'
import { missingFrom, readLockfile } from '#tests/support/complete-lockfile'

test('the lockfile names the builds for every machine, so that a fresh one can install from it', () => {
  expect(missingFrom(readLockfile())).toEqual([])
})
