import { reportedAs } from '../conformity/titles.ts'
import type { Proof, Requirement } from '../conformity/requirement.ts'
import type { TestResult } from './test-results.ts'

/**
 * What is known of a proof. `not-run`: nobody has run it for this dossier, which says nothing against it. `not-found`: its
 * file was run, and no test had that title.
 */
export interface Verdict {
  readonly proof: Proof
  readonly outcome: 'passed' | 'failed' | 'not-run' | 'not-found'
  /** How many tests it stands for. */
  readonly tests: number
  /** When the last of them ran; `null` where none did. */
  readonly at: string | null
}

/** What became of every proof of a requirement. */
export const verdictsOf = ({ proofs }: Pick<Requirement, 'proofs'>, results: ResultsByFile): readonly Verdict[] =>
  proofs.map((proof) => verdictOf(proof, results))

export type ResultsByFile = ReadonlyMap<string, readonly TestResult[]>

/** Results by their file; of a test that ran twice the later counts. */
export function resultsByFile(results: readonly TestResult[]): ResultsByFile {
  const byFile = new Map<string, Map<string, TestResult>>()
  for (const result of results) {
    const known = byFile.get(result.file) ?? new Map<string, TestResult>()
    const before = known.get(result.title)
    if (before === undefined || before.at <= result.at) known.set(result.title, result)
    byFile.set(result.file, known)
  }
  return new Map([...byFile].map(([file, tests]) => [file, [...tests.values()]]))
}

function verdictOf(proof: Proof, results: ResultsByFile): Verdict {
  const of = proof.kind === 'command' ? undefined : results.get(proof.file)
  if (proof.kind === 'command' || of === undefined) return { proof, outcome: 'not-run', tests: 0, at: null }
  const wanted = proof.title === null ? /(?:)/u : reportedAs(proof.title)
  const named = of.filter(({ title }) => wanted.test(title))
  const run = named.filter(({ outcome }) => outcome !== 'skipped')
  const at =
    run
      .map((result) => result.at)
      .toSorted()
      .at(-1) ?? null
  if (named.length === 0) return { proof, outcome: 'not-found', tests: 0, at: null }
  if (run.length === 0) return { proof, outcome: 'not-run', tests: 0, at: null }
  return {
    proof,
    outcome: run.some(({ outcome }) => outcome === 'failed') ? 'failed' : 'passed',
    tests: run.length,
    at,
  }
}

/** The files of tests that proofs name, each once, by what runs them. */
export function filesOf(rows: readonly Pick<Requirement, 'proofs'>[]): {
  readonly vitest: readonly string[]
  readonly browser: readonly string[]
} {
  const files = new Set(
    rows.flatMap(({ proofs }) => proofs.flatMap((proof) => (proof.kind === 'test' ? [proof.file] : []))),
  )
  const sorted = [...files].toSorted()
  return {
    vitest: sorted.filter((file) => file.endsWith('.test.ts')),
    browser: sorted.filter((file) => file.endsWith('.spec.ts')),
  }
}
