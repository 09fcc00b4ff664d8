import { relative } from 'node:path'
import { z } from 'zod'

/** What became of one test. */
export interface TestResult {
  /** From the root of the repository. */
  readonly file: string
  /** Groups and title, as the runner reports them. */
  readonly title: string
  readonly outcome: 'passed' | 'failed' | 'skipped'
  /** When it began or its file ended, ISO 8601 in UTC. */
  readonly at: string
}

const vitestShape = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      endTime: z.number(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
})

const outcomes: Readonly<Record<string, TestResult['outcome']>> = { passed: 'passed', failed: 'failed' }

/** Reads what vitest's JSON reporter wrote. A file that could not be loaded has no tests, and none of them passed. */
export const vitestResults = (json: unknown, root: string): readonly TestResult[] =>
  vitestShape.parse(json).testResults.flatMap(({ name, endTime, assertionResults }) =>
    assertionResults.map(({ fullName, status }) => ({
      file: relative(root, name),
      title: fullName,
      outcome: outcomes[status] ?? 'skipped',
      at: new Date(endTime).toISOString(),
    })),
  )

interface Suite {
  readonly title: string
  readonly file: string
  readonly suites?: readonly Suite[] | undefined
  readonly specs: readonly {
    readonly title: string
    readonly ok: boolean
    readonly tests: readonly { readonly results: readonly { readonly status: string; readonly startTime: string }[] }[]
  }[]
}

const suite: z.ZodType<Suite> = z.object({
  title: z.string(),
  file: z.string(),
  get suites() {
    return z.array(suite).optional()
  },
  specs: z.array(
    z.object({
      title: z.string(),
      ok: z.boolean(),
      tests: z.array(z.object({ results: z.array(z.object({ status: z.string(), startTime: z.string() })) })),
    }),
  ),
})

const playwrightShape = z.object({ suites: z.array(suite) })

/** Reads what Playwright's JSON reporter wrote. */
export const playwrightResults = (json: unknown, folder = 'tests/e2e'): readonly TestResult[] =>
  playwrightShape.parse(json).suites.flatMap((top) => resultsOf(top, [], folder))

function resultsOf(
  { title, file, suites = [], specs }: Suite,
  above: readonly string[],
  folder: string,
): readonly TestResult[] {
  // The outermost suite is the file itself.
  const groups = title === file ? above : [...above, title]
  return [
    ...specs.map((spec) => {
      const results = spec.tests.flatMap((test) => test.results)
      const hasRun = results.some(({ status }) => status !== 'skipped')
      return {
        file: `${folder}/${file}`,
        title: [...groups, spec.title].join(' '),
        outcome: !hasRun ? ('skipped' as const) : spec.ok ? ('passed' as const) : ('failed' as const),
        at: results[0]?.startTime ?? '',
      }
    }),
    ...suites.flatMap((inner) => resultsOf(inner, groups, folder)),
  ]
}
