import { levels, type Level, type Pressure } from '#lib/surge/levels'

/** What the machine's own watch may read. Counts of requests and delays; nothing of any statement or visitor. */
export interface Figures {
  readonly level: Level
  readonly pressure: Pressure
  readonly inside: number
  readonly writerWaiting: number
  readonly refused: number
  readonly residentBytes: number
  readonly freeBytes: number | null
}

/** In the text format of Prometheus 0.0.4, which every collector of metrics reads. */
export function metricsText(figures: Figures): string {
  const { level, pressure } = figures
  const rows: readonly (readonly [name: string, help: string, value: number])[] = [
    ['colligo_surge_level', `0 calm to ${String(levels.length - 1)} waiting`, levels.indexOf(level)],
    ['colligo_queue_age_seconds', 'Age of the oldest statement that waits for the disk', pressure.queueAge / 1000],
    ['colligo_loop_delay_seconds', 'Mean delay of the event loop in the last second', pressure.loopDelay / 1000],
    ['colligo_entrance_busy_ratio', 'Share of what can be let in that is taken', pressure.busy],
    ['colligo_requests_inside', 'Requests that the framework works on', figures.inside],
    ['colligo_writer_waiting', 'Requests that wait for the writer', figures.writerWaiting],
    ['colligo_refused_total', 'Requests that the gate has refused', figures.refused],
    ['colligo_resident_bytes', 'Memory of this process', figures.residentBytes],
    ...(figures.freeBytes === null
      ? []
      : ([['colligo_disk_free_bytes', 'Free space on the disk of the database', figures.freeBytes]] as const)),
  ]
  const kind = (name: string): string => (name.endsWith('_total') ? 'counter' : 'gauge')
  return rows
    .map(([name, help, value]) => `# HELP ${name} ${help}\n# TYPE ${name} ${kind(name)}\n${name} ${String(value)}\n`)
    .join('')
}
