import { base64, readBase64 } from './base64.ts'
import type { Hash } from './tree-hash.ts'

/** A tree's head as a log puts its name to it (C2SP tlog-checkpoint). */
export interface Checkpoint {
  /** Which log it is. */
  readonly origin: string
  /** Entries in the tree. */
  readonly size: number
  readonly root: Hash
  /** What else the log says with it; here the lines of the tree's last entry. */
  readonly extension: readonly string[]
}

export const checkpointText = ({ origin, size, root, extension }: Checkpoint): string =>
  [origin, String(size), base64(root), ...extension].map((line) => `${line}\n`).join('')

/** @returns `null` where a note's text is no checkpoint. */
export function readCheckpoint(text: string): Checkpoint | null {
  const [origin = '', size = '', root = '', ...extension] = text.replace(/\n$/u, '').split('\n')
  const hash = readBase64(root)
  if (origin === '' || !/^(?:0|[1-9]\d{0,14})$/u.test(size) || hash?.length !== 32) return null
  return extension.includes('') ? null : { origin, size: Number(size), root: hash, extension }
}
