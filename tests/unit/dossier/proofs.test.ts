import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { recordedResults, stampResults } from '#lib/dossier/proofs/recorded'
import { playwrightResults, vitestResults } from '#lib/dossier/proofs/test-results'
import { filesOf, resultsByFile, verdictsOf } from '#lib/dossier/proofs/verdicts'

const vitest = {
  testResults: [
    {
      name: '/r/tests/unit/a.test.ts',
      endTime: Date.parse('2026-11-30T10:00:00Z'),
      assertionResults: [
        { fullName: 'a seal opens with its key', status: 'passed' },
        { fullName: 'a seal breaks', status: 'failed' },
        { fullName: 'a seal waits', status: 'pending' },
      ],
    },
    { name: '/r/tests/unit/broken.test.ts', endTime: 0, assertionResults: [] },
  ],
}

const journey = (status: string, ok: boolean) => ({
  title: 'Mari signs',
  ok,
  tests: [{ results: [{ status, startTime: '2026-11-30T11:00:00.000Z' }] }],
})

const playwright = {
  suites: [
    {
      title: 'mari.spec.ts',
      file: 'mari.spec.ts',
      specs: [journey('passed', true)],
      suites: [
        {
          title: 'without JavaScript',
          file: 'mari.spec.ts',
          specs: [journey('failed', false), journey('skipped', true)],
        },
      ],
    },
  ],
}

const results = [...vitestResults(vitest, '/r'), ...playwrightResults(playwright)]

const outcomeOf = (file: string, title: string | null): string | undefined =>
  verdictsOf({ proofs: [{ kind: 'test', file, title }] }, resultsByFile(results))[0]?.outcome

test('results are read from both runners, by file and whole title', () => {
  expect(results.map(({ file, title, outcome }) => `${file} ${title}: ${outcome}`)).toEqual([
    'tests/unit/a.test.ts a seal opens with its key: passed',
    'tests/unit/a.test.ts a seal breaks: failed',
    'tests/unit/a.test.ts a seal waits: skipped',
    'tests/e2e/mari.spec.ts Mari signs: passed',
    'tests/e2e/mari.spec.ts without JavaScript Mari signs: failed',
    'tests/e2e/mari.spec.ts without JavaScript Mari signs: skipped',
  ])
})

test('a proof has passed where all that it names has, and nothing is claimed of what was not run', () => {
  expect(outcomeOf('tests/unit/a.test.ts', 'opens with')).toBe('passed')
  expect(outcomeOf('tests/unit/a.test.ts', 'a seal')).toBe('failed')
  expect(outcomeOf('tests/unit/a.test.ts', null)).toBe('failed')
  expect(outcomeOf('tests/unit/a.test.ts', 'waits')).toBe('not-run')
  expect(outcomeOf('tests/unit/a.test.ts', 'is elsewhere')).toBe('not-found')
  expect(outcomeOf('tests/unit/b.test.ts', null)).toBe('not-run')
  expect(verdictsOf({ proofs: [{ kind: 'command', words: './run check' }] }, resultsByFile(results))[0]?.outcome).toBe(
    'not-run',
  )
})

test('of a test that ran twice the later result counts', () => {
  const [first] = results
  if (first === undefined) throw new Error('there are results')
  const later = { ...first, outcome: 'failed' as const, at: '2026-12-01T00:00:00.000Z' }
  expect(resultsByFile([later, first]).get(first.file)?.[0]?.outcome).toBe('failed')
})

test('files are told apart by who runs them, each once', () => {
  const proofs = ['tests/unit/b.test.ts', 'tests/e2e/a.spec.ts', 'tests/unit/b.test.ts'].map((file) => ({
    kind: 'test' as const,
    file,
    title: null,
  }))
  expect(filesOf([{ proofs }, { proofs: [{ kind: 'command', words: './run check' }] }])).toEqual({
    vitest: ['tests/unit/b.test.ts'],
    browser: ['tests/e2e/a.spec.ts'],
  })
})

test('recorded results are used for the very sources that they were made of, and for no others', () => {
  const root = mkdtempSync(join(tmpdir(), 'colligo-proofs-'))
  onTestFinished(() => {
    rmSync(root, { recursive: true, force: true })
  })
  const folder = join(root, 'tmp')
  mkdirSync(folder)
  writeFileSync(join(root, 'a.ts'), '1')
  expect(recordedResults(folder, root).results).toEqual([])
  const inRoot = { testResults: [{ ...vitest.testResults[0], name: join(root, 'tests/unit/a.test.ts') }] }
  writeFileSync(join(folder, 'vitest.json'), JSON.stringify(inRoot))
  writeFileSync(join(folder, 'playwright.json'), JSON.stringify(playwright))
  stampResults(folder, root, new Date('2026-11-30T12:00:00Z'))
  expect(recordedResults(folder, root).results).toHaveLength(6)
  expect(recordedResults(folder, root).note).toContain('of these very sources')
  writeFileSync(join(root, 'a.ts'), '2')
  expect(recordedResults(folder, root)).toEqual({
    results: [],
    note: expect.stringContaining('other sources') as string,
  })
})
