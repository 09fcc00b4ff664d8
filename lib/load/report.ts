import { errorsIn, kinds, refusalsIn, type Kind, type Ledger } from './ledger.ts'
import { counted, type Findings } from './run.ts'

/** What is known besides the answers, where the server is this machine's own. */
export interface Aftermath {
  /** Statements in the database after the server was killed. */
  readonly stored: number
  /** Acknowledged, and not there. */
  readonly loss: number
}

/** A whole run. */
export interface Outcome {
  readonly profile: string
  readonly book: Ledger
  readonly findings: Findings
  readonly aftermath: Aftermath | null
  readonly peakMemoryMB: number | null
  /** Tries of a proof of work where that is at its floor; `null` where the instance has its own. */
  readonly challengeTries: number | null
  /** How late this process itself was at p99, in milliseconds: what it measured is too high by up to that. */
  readonly generatorDelayP99: number
  readonly machine: { readonly cores: number; readonly node: string }
}

const tenth = (value: number): number => Number(value.toFixed(1))

/** All figures, for programs. */
export function figuresOf({
  profile,
  book,
  findings,
  aftermath,
  ...others
}: Outcome): Readonly<Record<string, unknown>> {
  const latency = Object.fromEntries(
    seen(book).map((kind) => {
      const { count, quantile, most } = book.latencies(kind)
      const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => tenth(quantile(share)))
      return [kind, { count: count(), p50, p95, p99, most: tenth(most()) }]
    }),
  )
  return {
    profile,
    ok: failuresOf({ book, findings, aftermath }).length === 0,
    failures: failuresOf({ book, findings, aftermath }),
    acknowledged: book.receipts().length,
    stored: aftermath?.stored ?? null,
    loss: aftermath?.loss ?? null,
    refusedPolitely: refusalsIn(book),
    gaveUp: book.gone(),
    errors: book.troubles(),
    ...findings.figures,
    latency,
    ...others,
  }
}

/** Everything that went against what this system promises, in sentences. */
export function failuresOf({ book, findings, aftermath }: Pick<Outcome, 'book' | 'findings' | 'aftermath'>): string[] {
  const { receipts } = book
  const lost = aftermath?.loss ?? 0
  const extra = aftermath === null ? 0 : aftermath.stored - receipts().length
  return [
    ...findings.broken,
    ...(lost > 0 ? [`${counted(lost)} acknowledged statements are lost.`] : []),
    ...(receipts().length === 0 ? ['Nobody could sign.'] : []),
    ...(extra > 0 && errorsIn(book) === 0
      ? [`${counted(extra)} statements are stored that were not acknowledged.`]
      : []),
    ...(errorsIn(book) > 0 ? [`${counted(errorsIn(book))} answers were not the expected ones.`] : []),
  ]
}

const seen = (book: Ledger): readonly Kind[] => kinds.filter((kind) => book.latencies(kind).count() > 0)

/** The same for people. */
export function tableOf(outcome: Outcome): string {
  const { book, findings, aftermath, peakMemoryMB, challengeTries, generatorDelayP99, machine } = outcome
  const rows = seen(book).map((kind) => {
    const { count, quantile, most } = book.latencies(kind)
    return [kind, counted(count()), ...[0.5, 0.95, 0.99].map((share) => quantile(share).toFixed(1)), most().toFixed(0)]
  })
  const failures = failuresOf(outcome)
  return [
    ...[['', 'answers', 'p50 ms', 'p95 ms', 'p99 ms', 'longest'], ...rows].map(columns),
    '',
    `Acknowledged ${counted(book.receipts().length)}${stored(aftermath)}`,
    `Refused politely ${counted(refusalsIn(book))}, of whom gave up ${counted(book.gone())}`,
    ...Object.entries(book.troubles()).map(([trouble, times]) => `Error, ${counted(times)} times: ${trouble}`),
    ...(peakMemoryMB === null ? [] : [`Most memory of the server ${counted(peakMemoryMB)} MB`]),
    ...(challengeTries === null
      ? []
      : [`Proof of work at its floor, ${String(challengeTries)} tries; all else is real`]),
    `This generator was late by ${generatorDelayP99.toFixed(1)} ms at p99`,
    `${String(machine.cores)} cores for server and generator, Node ${machine.node}`,
    '',
    ...findings.sentences,
    ...(failures.length === 0 ? ['All as promised.'] : ['FAILED', ...failures.map((failure) => `  ${failure}`)]),
    '',
  ].join('\n')
}

const columns = ([first = '', ...others]: readonly string[]): string =>
  first.padEnd(14) + others.map((text) => text.padStart(10)).join('')

const stored = (aftermath: Aftermath | null): string =>
  aftermath === null
    ? '; whether all are stored, only the server knows'
    : `, stored ${counted(aftermath.stored)}, lost ${counted(aftermath.loss)} (server killed without a warning)`
