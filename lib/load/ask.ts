import { setTimeout as sleep } from 'node:timers/promises'
import type { Answer } from './answer-reader.ts'
import type { Browser, Prepared } from './browser.ts'
import type { Kind, Ledger } from './ledger.ts'

/** One visitor on the site. */
export interface Visit {
  readonly browser: Browser
  readonly book: Ledger
  /** The moment, as `performance.now()`, after which nobody who was refused comes back. */
  readonly until: number
}

/** The visit cannot go on. What happened stands in the ledger already. */
export class VisitOver extends Error {}

/** How often somebody comes back who was asked to, and how long they wait at the most, in milliseconds. */
const patience = { returns: 5, longest: 60_000 }

/**
 * Asks for something as a visitor does: looks whether the answer is the expected one, and comes back later where the
 * server clearly says that it has too much to do. Everything is noted in the ledger.
 *
 * @param check - Says what is wrong with an answer that was not refused; `null` where it is the expected one.
 * @param dueAt - From when the time counts, as `performance.now()`: where this was to begin earlier than it could.
 *
 * @throws VisitOver where no expected answer is to be had.
 */
export async function ask(
  visit: Visit,
  kind: Kind,
  prepared: Prepared,
  check: (answer: Answer) => string | null,
  dueAt = performance.now(),
): Promise<Answer> {
  const { book, until } = visit
  let [from, next] = [dueAt, prepared]
  for (let returns = 0; ; returns += 1) {
    const answer = await sendOrEnd(visit, kind, next)
    if (answer.status !== 503) {
      const trouble = check(answer)
      if (trouble !== null) throw over(book, kind, trouble)
      book.answered(kind, performance.now() - from)
      return answer
    }
    const wait = politeWait(answer)
    if (wait === null) throw over(book, kind, '503 that does not say when to come back')
    book.refused(kind)
    if (returns === patience.returns || performance.now() + wait > until) {
      book.gaveUp()
      throw new VisitOver()
    }
    await sleep(wait)
    next = { ...next, path: pathAfter(answer) ?? next.path }
    from = performance.now()
  }
}

async function sendOrEnd({ browser, book }: Visit, kind: Kind, prepared: Prepared): Promise<Answer> {
  try {
    return await browser.send(prepared)
  } catch (error) {
    throw over(book, kind, error instanceof Error ? error.message : String(error))
  }
}

function over(book: Ledger, kind: Kind, trouble: string): VisitOver {
  book.failed(kind, trouble)
  return new VisitOver()
}

/**
 * Milliseconds to wait after a polite refusal, with a little scatter so that those who were refused together do not
 * come back together; `null` where it was not polite: no time (RFC 9110, section 10.2.3, in seconds) or no sentence.
 */
export function politeWait(
  { headers, length }: Pick<Answer, 'headers' | 'length'>,
  random = Math.random,
): number | null {
  const after = headers.get('retry-after') ?? ''
  if (!/^\d{1,5}$/u.test(after) || length === 0) return null
  return Math.min(Number(after) * 1000, patience.longest) * (1 + random() / 4)
}

/** Where a waiting page sends whoever has waited: to the same form, with the turn that they were given. */
const pathAfter = ({ headers }: Answer): string | undefined =>
  /^\d+; url=(\/[^\s"]*)$/u.exec(headers.get('refresh') ?? '')?.[1]

/** Runs a visit to its end; one that is over earlier is no error of this program. Returns whether it came to its end. */
export async function visited(visit: () => Promise<unknown>): Promise<boolean> {
  try {
    await visit()
    return true
  } catch (error) {
    if (error instanceof VisitOver) return false
    throw error
  }
}
