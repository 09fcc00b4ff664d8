import { Worker } from 'node:worker_threads'
import type { BlankForm } from './blank/blank-form.ts'
import type { PlainSheet } from './plain-sheet-pdf.ts'
import type { ReceiptSheet, ReceiptTemplate } from './receipt-pdf.ts'

type Work =
  | { readonly language: string; readonly form: Omit<BlankForm, 'words'> }
  | { readonly language: string; readonly receipt: Omit<ReceiptSheet, 'words'> }
  | { readonly sheet: PlainSheet }

/** What the thread is asked for. */
export type Request = Work & { readonly id: number }

export interface Answer {
  readonly id: number
  readonly form?: Uint8Array
  readonly receipt?: ReceiptTemplate
  /** The error's name; never its words, which may quote. */
  readonly failed?: string
}

/** Draws forms and receipts in a thread of its own, one after the other. */
export interface Maker {
  /** `null` where too many wait already. Rejects where it cannot be drawn, which is a bug. */
  readonly form: (language: string, form: Omit<BlankForm, 'words'>) => Promise<Buffer> | null
  readonly receipt: (language: string, receipt: Omit<ReceiptSheet, 'words'>) => Promise<ReceiptTemplate> | null
  readonly sheet: (sheet: PlainSheet) => Promise<Buffer> | null
  readonly close: () => Promise<void>
}

/** At some thirty milliseconds each, the last of those who wait has theirs within two seconds, even on a slow machine. */
const mostWaiting = 16

/** Milliseconds without work after which the thread ends, and gives back some fifty megabytes. */
const idle = 60_000

type Waiting = PromiseWithResolvers<Answer>

export function maker(limits = { mostWaiting, idle }): Maker {
  const waiting = new Map<number, Waiting>()
  let thread: Worker | null = null
  let rest: NodeJS.Timeout | undefined
  let last = 0

  const settle = (answer: Answer): void => {
    const asked = waiting.get(answer.id)
    waiting.delete(answer.id)
    if (answer.failed === undefined) asked?.resolve(answer)
    else asked?.reject(new Error(`a form could not be drawn: ${answer.failed}`))
    if (waiting.size === 0) rest = setTimeout(() => void close(), limits.idle).unref()
  }
  const close = async (): Promise<void> => {
    const ending = thread
    thread = null
    await ending?.terminate()
  }
  const ask = (work: Work): Promise<Answer> | null => {
    if (waiting.size >= limits.mostWaiting) return null
    clearTimeout(rest)
    thread ??= startedThread(settle, (died) => {
      if (thread === died) thread = null
      for (const { reject } of waiting.values()) reject(new Error('the thread that draws forms has died'))
      waiting.clear()
    })
    const id = (last += 1)
    const asked = Promise.withResolvers<Answer>()
    waiting.set(id, asked)
    thread.postMessage({ ...work, id } satisfies Request)
    return asked.promise
  }
  return {
    form: (language, form) => ask({ language, form })?.then((answer) => Buffer.from(expected(answer.form))) ?? null,
    sheet: (sheet) => ask({ sheet })?.then((answer) => Buffer.from(expected(answer.form))) ?? null,
    receipt: (language, receipt) => ask({ language, receipt })?.then((answer) => expected(answer.receipt)) ?? null,
    close,
  }
}

function startedThread(settle: (answer: Answer) => void, died: (thread: Worker) => void): Worker {
  const thread = new Worker(new URL('maker-thread.ts', import.meta.url), {
    execArgv: [],
    // What is drawn is small; what is thrown away meanwhile need not pile up.
    resourceLimits: { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 192 },
  })
  thread.on('message', settle)
  thread.once('error', () => {
    died(thread)
  })
  // It never holds the process: whoever asked has long hung up when that ends.
  thread.unref()
  return thread
}

function expected<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('the thread that draws forms has answered something else')
  return value
}
