import { base64, readBase64 } from './base64.ts'
import type { Hash } from './tree-hash.ts'

/** A proof that can be checked without asking anybody (C2SP tlog-proof). */
export interface InclusionFile {
  readonly index: number
  /** From the leaf's neighbour up to the root's child. */
  readonly proof: readonly Hash[]
  /** The signed note whose tree it is in. */
  readonly checkpoint: string
}

const title = 'c2sp.org/tlog-proof@v1'

export const writeInclusionFile = ({ index, proof, checkpoint }: InclusionFile): string =>
  [title, `index ${String(index)}`, ...proof.map(base64), '', checkpoint].join('\n')

/** @returns `null` where the text is no such proof. */
export function readInclusionFile(text: string): InclusionFile | null {
  const end = text.indexOf('\n\n')
  const [first, ...lines] = text.slice(0, Math.max(0, end)).split('\n')
  const [place = '', ...hashes] = lines[0]?.startsWith('extra ') === true ? lines.slice(1) : lines
  const [, index] = /^index (0|[1-9]\d{0,14})$/u.exec(place) ?? []
  const proof = hashes.flatMap((line) => {
    const hash = readBase64(line)
    return hash?.length === 32 ? [hash] : []
  })
  if (first !== title || index === undefined || proof.length < hashes.length) return null
  return { index: Number(index), proof, checkpoint: text.slice(end + 2) }
}
