import { z } from 'zod'
import type { WrittenFile } from './written-file.ts'

/** How far an opening had come when the last file of forms was whole: what an opening that is cut off goes on from. */
export interface Checkpoint {
  readonly format: 'colligo-opening/1'
  /** What is opened, and how: another export, another language, another version of ours goes on from nothing. */
  readonly of: string
  /** Statements that are written. */
  readonly done: number
  /** Of them, those that say which leaf of the public log they are. */
  readonly commitments: number
  /** The files that go on, as they were then. */
  readonly growing: readonly WrittenFile[]
  /** Files of forms, whole. */
  readonly whole: readonly WrittenFile[]
}

const file = z.object({ name: z.string(), bytes: z.int().min(0), sha256: z.string() })

const schema = z.object({
  format: z.literal('colligo-opening/1'),
  of: z.string(),
  done: z.int().min(0),
  commitments: z.int().min(0),
  growing: z.array(file),
  whole: z.array(file),
}) satisfies z.ZodType<Checkpoint>

/** `null` where it is none, as after a power cut in the middle of writing it down. */
export function checkpointFrom(text: string): Checkpoint | null {
  try {
    return schema.parse(JSON.parse(text))
  } catch {
    // SyntaxError or ZodError.
    return null
  }
}

export const isSameFile = (one: WrittenFile, other: WrittenFile | undefined): boolean =>
  one.name === other?.name && one.bytes === other.bytes && one.sha256 === other.sha256
