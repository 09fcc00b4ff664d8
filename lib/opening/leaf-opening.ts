import { bytesToHex } from '@noble/hashes/utils.js'
import { commitmentOf } from '#lib/proofs/commitment'
import { sha256Of } from './sha256.ts'

/** What shows that a statement is a leaf of the public log, in lower-case hex. */
export interface LeafOpening {
  /** SHA-256 of the sealed statement. */
  readonly digest: string
  /** What blinds the leaf, and what stands in the log; both `null` where a statement was sealed before there was a log. */
  readonly blinded: { readonly blind: string; readonly commitment: string } | null
}

const ascii = new TextEncoder()

/** @param blind - The one that lay in the sealed statement; `null` where none did. */
export function leafOpeningOf(sealed: string, blind: Uint8Array | null): LeafOpening {
  const digest = sha256Of(ascii.encode(sealed))
  const blinded =
    blind === null ? null : { blind: bytesToHex(blind), commitment: bytesToHex(commitmentOf(blind, digest)) }
  return { digest: bytesToHex(digest), blinded }
}
