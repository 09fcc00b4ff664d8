import type { Letter } from './letter.ts'

/** E-mails taken at once, and milliseconds for which nobody else takes them: far longer than sending them can. */
export const batch = 20
export const lease = 15 * 60_000

/** Milliseconds between two looks; after the mail server has failed. */
const [interval, pause] = [2000, 60_000]

/** Milliseconds for which the e-mail under way is waited for at the end. */
const patience = 2000

/** Milliseconds after the first try until the second, doubled each time, up to the longest. */
const [firstWait, longestWait] = [60_000, 4 * 60 * 60_000]

/** Tries after which an e-mail is given up: two days, by the waits above. */
const mostTries = 19

/** An e-mail that is due. */
export interface DueMail {
  readonly id: string
  /** Tries so far, this one included. */
  readonly tries: number
  /** What it says; `null` where it cannot be written any more. */
  readonly letter: Letter | null
}

/** What became of a letter: taken by the mail server, refused for good, or to be tried again. */
export type Delivery =
  | { readonly outcome: 'sent' }
  | { readonly outcome: 'refused' }
  | { readonly outcome: 'failed'; readonly code: string; readonly isServerAtFault: boolean }

export interface Outbox {
  readonly claim: (until: Date, most: number) => readonly DueMail[]
  readonly drop: (id: string) => void
  readonly postpone: (id: string, until: Date) => void
}

export interface Post {
  readonly deliver: (letter: Letter) => Promise<Delivery>
  /** Ends the connection to the mail server, until there is more to send. */
  readonly hangUp: () => void
}

interface Surroundings {
  readonly outbox: Outbox
  readonly post: Post
  readonly now: () => Date
  /** Whether e-mails have to wait, since the site is under pressure. */
  readonly isDeferred: () => boolean
  /** Is told when the mail server begins to fail, with a code that names nobody, and when it works again (`null`). */
  readonly onState: (code: string | null) => void
}

export interface OutboxRounds {
  /** Sends what is due. @returns Whether the mail server could be talked to. */
  readonly round: () => Promise<boolean>
  /** Looks every two seconds, and every minute while the mail server fails. */
  readonly start: () => void
  /** Takes nothing more, and waits for the e-mail that is being handed over, but not for a server that hangs. */
  readonly stop: () => Promise<void>
}

/** Sends outgoing e-mails one after the other, beside everything else that the process does and behind it. */
export function outboxRounds({ outbox, post, now, isDeferred, onState }: Surroundings): OutboxRounds {
  const running: Running = { isStopped: false, isOver: false }
  const tell = onChange(onState)
  const settle = ({ id, tries }: DueMail, { outcome }: Delivery): void => {
    if (outcome === 'failed' && tries < mostTries) outbox.postpone(id, new Date(now().getTime() + wait(tries)))
    else outbox.drop(id)
  }
  const send = async (mails: readonly DueMail[]): Promise<boolean> => {
    for (const [at, mail] of mails.entries()) {
      const delivery = await delivered(post, mail)
      // The database may be closed by now: what was claimed comes up again by itself.
      if (running.isOver) return true
      settle(mail, delivery)
      if (delivery.outcome === 'failed' && delivery.isServerAtFault) {
        for (const other of mails.slice(at + 1)) settle(other, delivery)
        tell(delivery.code)
        return false
      }
      if (mail.letter !== null) tell(null)
      if (running.isStopped) return true
    }
    return true
  }
  const round = async (): Promise<boolean> => {
    if (running.isStopped || isDeferred()) return true
    const mails = outbox.claim(new Date(now().getTime() + lease), batch)
    if (mails.length === 0) return true
    try {
      return await send(mails)
    } finally {
      post.hangUp()
    }
  }
  return repeated(round, running, post)
}

/** What cannot be written any more is nobody's to read. */
const delivered = (post: Post, { letter }: DueMail): Promise<Delivery> =>
  letter === null ? Promise.resolve({ outcome: 'refused' }) : post.deliver(letter)

/** How far the rounds are from their end: no new e-mail once they are stopped, no database once they are over. */
interface Running {
  isStopped: boolean
  isOver: boolean
}

function repeated(once: () => Promise<boolean>, running: Running, post: Post): OutboxRounds {
  let timer: NodeJS.Timeout | undefined
  let underWay: Promise<unknown> = Promise.resolve()
  const round = (): Promise<boolean> => {
    const begun = once()
    underWay = begun.catch(() => undefined)
    return begun
  }
  const next = (delay: number): void => {
    if (running.isStopped) return
    timer = setTimeout(() => {
      void round().then(
        (isUp) => {
          next(isUp ? interval : pause)
        },
        () => {
          // The database was busy or has failed; if it is broken, the writer ends the process.
          next(pause)
        },
      )
    }, delay).unref()
  }
  return {
    round,
    start: () => {
      next(interval)
    },
    stop: async () => {
      clearTimeout(timer)
      running.isStopped = true
      await Promise.race([underWay, new Promise((resolve) => setTimeout(resolve, patience).unref())])
      running.isOver = true
      post.hangUp()
    },
  }
}

/** Tells a state when it is another than the last; in the beginning everything works. */
function onChange(onState: Surroundings['onState']): Surroundings['onState'] {
  let last: string | null = null
  return (state) => {
    if (state !== last) onState(state)
    last = state
  }
}

/** Milliseconds to wait after so many tries. */
const wait = (tries: number): number => Math.min(longestWait, firstWait * 2 ** (tries - 1))
