/** What the schedule needs from the outside world. */
export interface Scheduling {
  readonly everyHours: number
  /** Whether there is a key to encrypt to. Before one was rehearsed nothing is sealed, and there is nothing to lose. */
  readonly hasKey: () => boolean
  /** When the newest backup was made; `null` where there is none. Asked each minute: somebody may make one by hand. */
  readonly lastMadeAt: () => Date | null
  /** Makes a backup, and tells whether it came about. Never asked while one is under way. */
  readonly run: () => Promise<boolean>
  readonly now: () => Date
  readonly log: (outcome: 'backup-made' | 'backup-failed') => void
}

const minute = 60 * 1000
const hour = 60 * minute

/** What is known when somebody asks whether it is time for a backup. */
export interface Due {
  readonly everyHours: number
  readonly lastMadeAt: Date | null
  /** When one was last begun by this process, whatever became of it. */
  readonly lastTriedAt: Date | null
  readonly now: Date
}

/**
 * Whether a backup is due: when the newest is old enough, and at the earliest an hour after one that failed. A time that
 * has not come yet counts as none: the clock was wrong when it was noted, or is now.
 */
export function isBackupDue({ everyHours, lastMadeAt, lastTriedAt, now }: Due): boolean {
  const isWithin = (past: Date | null, hours: number): boolean => {
    const age = past === null ? Infinity : now.getTime() - past.getTime()
    return age >= 0 && age < hours * hour
  }
  return !isWithin(lastMadeAt, everyHours) && !isWithin(lastTriedAt, Math.min(1, everyHours))
}

/** Looks once a minute whether a backup is due, and has it made. Keeps no process from ending. */
export function backupSchedule(scheduling: Scheduling): { readonly stop: () => void } {
  const { everyHours, hasKey, lastMadeAt, run, now, log } = scheduling
  let lastTriedAt: Date | null = null
  let isUnderWay = false

  const make = async (): Promise<void> => {
    isUnderWay = true
    lastTriedAt = now()
    try {
      log((await run()) ? 'backup-made' : 'backup-failed')
    } catch {
      // Whatever it was, the next try is due in an hour; the process that collects statements must not end for it.
      log('backup-failed')
    } finally {
      isUnderWay = false
    }
  }
  const look = (): void => {
    if (isUnderWay || !hasKey()) return
    if (isBackupDue({ everyHours, lastMadeAt: lastMadeAt(), lastTriedAt, now: now() })) void make()
  }
  const timer = setInterval(look, minute).unref()
  return {
    stop: () => {
      clearInterval(timer)
    },
  }
}
