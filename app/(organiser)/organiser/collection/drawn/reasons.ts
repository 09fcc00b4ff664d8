import type { DayTotal } from '#lib/organising/watching'

/** Why a form came back or a request went no further, by the names of the day's totals. Each has a sentence. */
export const reasons = [
  'problem-missing',
  'problem-too-long',
  'problem-not-a-day',
  'problem-under-age',
  'problem-not-a-union-citizen',
  'problem-not-entitled',
  'problem-unknown-country',
  'problem-unknown-document-type',
  'problem-doubtful-format',
  'problem-doubtful-check-digit',
  'problem-doubtful-date',
  'problem-not-declared',
  'problem-not-collecting',
  'proof-missing',
  'proof-expired',
  'proof-wrong',
  'proof-used',
  'proof-too-fast',
  'proof-wrong-answer',
  'proof-lane-full',
  'refused-no-address',
  'refused-address-too-long',
  'refused-other-host',
  'refused-unasked-body',
  'refused-no-such-thing',
  'refused-length-required',
  'refused-too-large',
  'refused-too-many-fields',
  'refused-no-form',
  'refused-broken-form',
  'refused-foreign',
  'refused-no-form-here',
  'refused-too-slow',
  'refused-busy',
  'refused-too-much-at-once',
  'refused-lane-full',
  'refused-unsure',
] as const

const known: ReadonlySet<string> = new Set(reasons)

export const isReason = (name: string): name is (typeof reasons)[number] => known.has(name)

/** The reasons that there were, the most frequent first. */
export function reasonsIn(totals: readonly DayTotal[]): readonly { readonly name: string; readonly counted: number }[] {
  const sums = new Map<string, number>()
  for (const { name, counted } of totals) {
    if (/^(?:problem|proof|refused)-/u.test(name)) sums.set(name, (sums.get(name) ?? 0) + counted)
  }
  return [...sums].map(([name, counted]) => ({ name, counted })).toSorted((one, other) => other.counted - one.counted)
}
