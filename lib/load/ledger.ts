import { latencies, type Latencies } from './latencies.ts'

/** What is asked of the server, in the order of a signatory's way through it. */
export const kinds = [
  'home',
  'choice',
  'form',
  'asset',
  'challenge',
  'signing',
  'receipt',
  'progress',
  'badge',
  'empty action',
  'empty route',
  'bad proof',
  'journey',
] as const

/** A kind of request; `journey` is the whole way from home to receipt. */
export type Kind = (typeof kinds)[number]

/** Everything that happened under load. */
export interface Ledger {
  readonly answered: (kind: Kind, milliseconds: number) => void
  /** The server thanked for a statement, with this receipt: from now on it must have it. */
  readonly acknowledged: (receipt: string) => void
  /** A clear 503 that says when to come back. */
  readonly refused: (kind: Kind) => void
  /** A visitor was refused politely too often, and went. */
  readonly gaveUp: () => void
  /** Anything that is not what was expected. */
  readonly failed: (kind: Kind, trouble: string) => void
  readonly latencies: (kind: Kind) => Latencies
  /** Of all requests but bad ones, whatever their kind. */
  readonly all: () => Latencies
  /** Those of a kind that were refused politely. */
  readonly refusals: (kind: Kind) => number
  readonly receipts: () => readonly string[]
  readonly gone: () => number
  /** How often each trouble was met. */
  readonly troubles: () => Readonly<Record<string, number>>
}

export function ledger(): Ledger {
  const byKind = new Map<Kind, Latencies>()
  const all = latencies()
  const refused = new Map<Kind, number>()
  const troubles = new Map<string, number>()
  const receipts: string[] = []
  let gone = 0

  const of = (kind: Kind): Latencies => {
    const known = byKind.get(kind) ?? latencies()
    byKind.set(kind, known)
    return known
  }
  return {
    answered: (kind, milliseconds) => {
      of(kind).add(milliseconds)
      if (kind !== 'journey' && kind !== 'bad proof') all.add(milliseconds)
    },
    acknowledged: (receipt) => {
      receipts.push(receipt)
    },
    refused: (kind) => {
      refused.set(kind, (refused.get(kind) ?? 0) + 1)
    },
    gaveUp: () => {
      gone += 1
    },
    failed: (kind, trouble) => {
      const name = `${kind}: ${trouble}`
      troubles.set(name, (troubles.get(name) ?? 0) + 1)
    },
    latencies: of,
    all: () => all,
    refusals: (kind) => refused.get(kind) ?? 0,
    receipts: () => receipts,
    gone: () => gone,
    troubles: () => Object.fromEntries(troubles),
  }
}

/** A ledger of its own for a part of a run; what is written in it stands in the whole one too. */
export function chapterOf(book: Ledger): Ledger {
  const own = ledger()
  return {
    ...own,
    answered: (kind, milliseconds) => {
      own.answered(kind, milliseconds)
      book.answered(kind, milliseconds)
    },
    acknowledged: (receipt) => {
      own.acknowledged(receipt)
      book.acknowledged(receipt)
    },
    refused: (kind) => {
      own.refused(kind)
      book.refused(kind)
    },
    gaveUp: () => {
      own.gaveUp()
      book.gaveUp()
    },
    failed: (kind, trouble) => {
      own.failed(kind, trouble)
      book.failed(kind, trouble)
    },
  }
}

/** How many answers were not the expected ones. */
export const errorsIn = (book: Ledger): number => Object.values(book.troubles()).reduce((sum, times) => sum + times, 0)

/** How many requests were refused politely. */
export const refusalsIn = (book: Ledger): number => kinds.reduce((sum, kind) => sum + book.refusals(kind), 0)
