/** What may be under way behind the gate at the same time. */
export interface AdmissionLimits {
  /** Requests that the framework works on at once. */
  readonly slots: number
  /** Requests that wait for a slot, and for how long at most, in milliseconds. */
  readonly mostWaiting: number
  readonly patience: number
  /** Slots and places that are kept free for organisers: they must get in when the whole continent does. */
  readonly reserved: number
}

export interface Admission {
  /** Resolves once there is a slot; `false` where there will be none in time. */
  readonly enter: (isPrivileged: boolean) => Promise<boolean>
  /** Gives a slot back, once for each that was entered. */
  readonly leave: () => void
  /** From 0 to 1: how much of what can be taken is taken. */
  readonly busy: () => number
  readonly inside: () => number
}

interface Waiting {
  readonly timer: NodeJS.Timeout
  readonly resolve: (isIn: boolean) => void
}

/**
 * Lets so many requests through at once, has some wait in order of arrival, and refuses the rest before any work: what
 * is let in is answered soon, and what is not is told so at once. Without a bound everybody would wait for everybody.
 */
export function admission({ slots, mostWaiting, patience, reserved }: AdmissionLimits): Admission {
  const line: Waiting[] = []
  let inside = 0

  const hasSlot = (spare: number): boolean => inside < slots - spare
  const admitNext = (): void => {
    const next = line.shift()
    if (next === undefined) return
    inside += 1
    clearTimeout(next.timer)
    next.resolve(true)
  }
  /** Whoever waits at the end of their patience hears it then, and not when a slot happens to come free. */
  const waitInLine = (): Promise<boolean> =>
    new Promise((resolve) => {
      const waiting: Waiting = {
        resolve,
        timer: setTimeout(() => {
          line.splice(line.indexOf(waiting), 1)
          resolve(false)
        }, patience),
      }
      line.push(waiting)
    })
  return {
    enter: (isPrivileged) => {
      const spare = isPrivileged ? 0 : reserved
      if (hasSlot(spare) && (isPrivileged || line.length === 0)) {
        inside += 1
        return Promise.resolve(true)
      }
      return line.length < mostWaiting - spare ? waitInLine() : Promise.resolve(false)
    },
    leave: () => {
      inside -= 1
      if (hasSlot(reserved)) admitNext()
    },
    busy: () => Math.min(1, (Math.max(0, inside - 1) + line.length) / (slots + mostWaiting)),
    inside: () => inside,
  }
}
