import { bytesToHex } from '@noble/hashes/utils.js'
import type { ByteSource } from './byte-source.ts'
import { linesOf } from './lines.ts'
import { sha256Of } from './sha256.ts'

/** A random sample for a Member State that verifies by sampling. */
export interface SampleWish {
  readonly size: number
  /** Any text that organisers cannot choose to their liking: the authority gives it. */
  readonly seed: string
}

/** How a sample was drawn, so that anybody can draw it again. */
export interface DrawnSample {
  /**
   * The statements with the lowest SHA-256 of seed, line feed and identifier, compared as lower-case hex. No order and no
   * generator of random numbers comes into it.
   */
  readonly method: 'lowest-sha256/1'
  readonly seed: string
  readonly size: number
}

/** Draws while statements pass by; keeps no more of them than the sample holds. */
export interface SampleDraw {
  /** To be asked for each statement, in their order. */
  readonly pass: (identifier: string) => void
  /** The numbers of the statements drawn, from 1, in the order of the package. */
  readonly numbers: () => readonly number[]
}

interface Drawn {
  readonly rank: string
  readonly number: number
}

export function drawSample({ size, seed }: SampleWish): SampleDraw {
  const utf8 = new TextEncoder()
  // The highest rank stands first: it is the next to give way.
  const heap: Drawn[] = []
  let number = 0
  return {
    pass: (identifier) => {
      number += 1
      const rank = bytesToHex(sha256Of(utf8.encode(`${seed}\n${identifier}`)))
      if (heap.length < size) push(heap, { rank, number })
      else if (rank < (heap[0]?.rank ?? '')) replaceTop(heap, { rank, number })
    },
    numbers: () => heap.map((drawn) => drawn.number).toSorted((one, other) => one - other),
  }
}

const isHigher = (one: Drawn | undefined, other: Drawn | undefined): boolean => (one?.rank ?? '') > (other?.rank ?? '')

function push(heap: Drawn[], drawn: Drawn): void {
  heap.push(drawn)
  for (let at = heap.length - 1; at > 0;) {
    const above = (at - 1) >> 1
    if (!isHigher(heap[at], heap[above])) return
    swap(heap, at, above)
    at = above
  }
}

function replaceTop(heap: Drawn[], drawn: Drawn): void {
  heap[0] = drawn
  for (let at = 0; ;) {
    const below = 2 * at + (isHigher(heap[2 * at + 2], heap[2 * at + 1]) ? 2 : 1)
    if (!isHigher(heap[below], heap[at])) return
    swap(heap, at, below)
    at = below
  }
}

function swap(heap: Drawn[], one: number, other: number): void {
  const [first, second] = [heap[one], heap[other]]
  if (first === undefined || second === undefined) return
  heap[one] = second
  heap[other] = first
}

/**
 * The rows of the sample, out of the table of all statements, with their numbers in front.
 *
 * @param table - `statements.csv`: one line for its head, then one a statement.
 */
export async function* sampleRows(table: ByteSource, numbers: readonly number[]): AsyncGenerator<string, void> {
  const utf8 = new TextDecoder()
  let row = 0
  let next = 0
  for await (const line of linesOf(table)) {
    if (row === 0) yield `\uFEFF"number",${utf8.decode(line)}`
    else if (row === numbers[next]) {
      yield `"${String(row)}",${utf8.decode(line)}`
      next += 1
    }
    row += 1
  }
}
