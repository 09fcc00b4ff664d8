import { expect, test } from 'vitest'
import { runNow } from '#lib/dossier/proofs/run-now'

const files = ['tests/unit/domain/result.test.ts', 'tests/unit/surge/rate.test.ts']

test('files of tests are run now, and their results are read', async () => {
  const told: string[] = []
  const results = await runNow({ root: process.cwd(), files, seconds: 90, onBatch: (line) => told.push(line) })
  expect(new Set(results.map(({ file }) => file))).toEqual(new Set(files))
  expect(results.every(({ outcome }) => outcome === 'passed')).toBe(true)
  expect(told).toEqual(['0 of 2 files of tests were run.'])
}, 120_000)

test('where there is no time, nothing is run and nothing is claimed', async () => {
  expect(await runNow({ root: process.cwd(), files, seconds: 0, onBatch: () => undefined })).toEqual([])
})
