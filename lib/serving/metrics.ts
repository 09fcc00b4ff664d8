import { levels, type Level, type Pressure } from '#lib/surge/levels'
import type { CommitTimes } from './counted.ts'

/** What whoever watches over a host may read. Counts and times; nothing of any statement, Member State or visitor. */
export interface Figures {
  readonly version: string
  /** Whether statements are taken, as anybody sees. */
  readonly isOpen: boolean
  readonly level: Level
  readonly pressure: Pressure
  readonly inside: number
  readonly writerWaiting: number
  readonly forms: { readonly acknowledged: number; readonly returned: number }
  readonly refused: ReadonlyMap<string, number>
  readonly commits: CommitTimes
  readonly residentBytes: number
  readonly freeBytes: number | null
  /** Seconds since the last backup, and since the public log was last signed; `null` where there was none. */
  readonly backupAge: number | null
  readonly checkpointAge: number | null
}

interface Family {
  readonly name: string
  readonly help: string
  readonly kind: 'gauge' | 'counter' | 'histogram'
  /** What follows the name, labels included, and the value. */
  readonly samples: readonly (readonly [suffix: string, value: number])[]
}

/** In the text format of Prometheus 0.0.4, which every collector of metrics reads. */
export function metricsText(figures: Figures): string {
  const { version, level, pressure, forms } = figures
  const families: readonly Family[] = [
    {
      ...gauge('build_info', 'Always 1; the version stands in the label', 1),
      samples: [[`{version="${version}"}`, 1]],
    },
    gauge('collection_open', '1 while statements are taken', Number(figures.isOpen)),
    gauge('surge_level', `0 calm to ${String(levels.length - 1)} waiting`, levels.indexOf(level)),
    gauge('queue_age_seconds', 'Age of the oldest statement that waits for the disk', pressure.queueAge / 1000),
    gauge('loop_delay_seconds', 'Mean delay of the event loop in the last second', pressure.loopDelay / 1000),
    gauge('entrance_busy_ratio', 'Share of what can be let in that is taken', pressure.busy),
    gauge('requests_inside', 'Requests that the framework works on', figures.inside),
    gauge('writer_waiting', 'Requests that wait for the writer', figures.writerWaiting),
    counter('forms_total', 'Forms for which a receipt was given, and forms that came back to their sender', [
      ['{outcome="acknowledged"}', forms.acknowledged],
      ['{outcome="returned"}', forms.returned],
    ]),
    counter(
      'refused_total',
      'Requests that the gate has refused, by its reason',
      [...figures.refused].toSorted().map(([reason, count]) => [`{reason="${reason}"}`, count] as const),
    ),
    commitTimes(figures.commits),
    gauge('resident_bytes', 'Memory of this process', figures.residentBytes),
    gauge('disk_free_bytes', 'Free space on the disk of the database', figures.freeBytes),
    gauge('backup_age_seconds', 'Time since the last backup that was verified', figures.backupAge),
    gauge('checkpoint_age_seconds', 'Time since the public log was last signed', figures.checkpointAge),
  ]
  return families.map(textOf).join('')
}

/** A figure that nobody knows yet is left out: Prometheus has a word for what is absent. */
const gauge = (name: string, help: string, value: number | null): Family => ({
  ...{ name, help, kind: 'gauge' },
  samples: value === null ? [] : [['', value]],
})

const counter = (name: string, help: string, samples: Family['samples']): Family => ({
  ...{ name, help, kind: 'counter', samples },
})

const commitTimes = ({ buckets, sum, count }: CommitTimes): Family => ({
  ...{ name: 'commit_seconds', help: 'Time for which a statement waits to be sealed and kept', kind: 'histogram' },
  samples: [
    ...buckets.map(([bound, within]) => [`_bucket{le="${String(bound)}"}`, within] as const),
    ['_bucket{le="+Inf"}', count],
    ['_sum', sum],
    ['_count', count],
  ],
})

const textOf = ({ name, help, kind, samples }: Family): string =>
  samples.length === 0
    ? ''
    : [
        `# HELP colligo_${name} ${help}\n# TYPE colligo_${name} ${kind}\n`,
        ...samples.map(([suffix, value]) => `colligo_${name}${suffix} ${String(value)}\n`),
      ].join('')
