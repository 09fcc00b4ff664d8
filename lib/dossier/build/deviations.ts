import type { BuildRecord } from './build-record.ts'

/** One way in which what runs is not what was recorded. */
export interface Deviation {
  readonly kind: 'file' | 'package' | 'node' | 'setting'
  readonly what: string
  readonly change: 'changed' | 'added' | 'missing'
  /** Of settings alone; digests tell a reader nothing. */
  readonly before?: string
  readonly now?: string
}

/** Everything in which what runs differs from an earlier record, by name; none where it is the same build and configuration. */
export const deviationsFrom = (before: BuildRecord, now: BuildRecord): readonly Deviation[] => [
  ...differing('file', before.files, now.files),
  ...differing('package', before.packages, now.packages),
  ...differing(
    'node',
    { [`Node ${before.node.version}`]: before.node.sha256 },
    { [`Node ${now.node.version}`]: now.node.sha256 },
  ),
  ...ofSettings(before, now),
]

function differing(
  kind: Deviation['kind'],
  before: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
): readonly Deviation[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])].toSorted()
  return names
    .filter((name) => before[name] !== now[name])
    .map((what) => ({
      kind,
      what,
      change: before[what] === undefined ? 'added' : now[what] === undefined ? 'missing' : 'changed',
    }))
}

function ofSettings({ settings: earlier }: BuildRecord, { settings }: BuildRecord): readonly Deviation[] {
  const values = (list: BuildRecord['settings']): Readonly<Record<string, string>> =>
    Object.fromEntries(list.map(({ name, value }) => [name, value]))
  const [before, now] = [values(earlier), values(settings)]
  return differing('setting', before, now).map((deviation) => {
    const [was, is] = [before[deviation.what], now[deviation.what]]
    return { ...deviation, ...(was === undefined ? {} : { before: was }), ...(is === undefined ? {} : { now: is }) }
  })
}

const words = { changed: 'was changed', added: 'was added', missing: 'is missing' } as const

/** A deviation in a sentence. */
export function deviationSentence({ kind, what, change, before, now }: Deviation): string {
  const from = before === undefined || now === undefined ? '' : `: “${before}” before, “${now}” now`
  const name = kind === 'node' ? what : `The ${kind} ${what}`
  return `${name} ${words[change]}${from}.`
}
