import type { OpenedBatch, OpeningTask } from './open-batch.ts'

/** Threads that open statements side by side: of Node's or a browser's. */
export interface OpeningWorkers {
  readonly count: number
  /** Opens one batch. Rejects where a worker has died, which is a bug. */
  readonly open: (sealed: readonly string[]) => Promise<OpenedBatch['opened']>
  readonly stop: () => Promise<void>
}

/** Starts them. The caller must stop them. */
export type StartWorkers = (task: OpeningTask) => OpeningWorkers
