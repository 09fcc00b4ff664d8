import { bytesToHex } from '@noble/hashes/utils.js'
import { readBundle } from '#lib/proofs/tiles'
import { readVerifierKey } from '#lib/proofs/verifier-key'
import { verifyLog, type FetchBelow } from '#lib/proofs/verify-log'

export interface Progress {
  readonly done: number
  readonly total: number
}

/** What a look at the whole log has found. */
export type WholeLog =
  | { readonly outcome: 'whole'; readonly total: number; readonly hasCommitment: boolean }
  /** The problem in English, with the place: for whoever is told of it. */
  | { readonly outcome: 'broken'; readonly problem: string }
  /** The browser knows no Ed25519. */
  | { readonly outcome: 'cannot' }

/**
 * Fetches all of the log and works out from it alone whether it is what was signed.
 *
 * @param address - Of the log, with a stroke at its end.
 * @param commitment - 64 hexadecimal digits that must be among its entries; empty where none must.
 */
export async function checkWholeLog(
  address: string,
  commitment: string,
  onProgress: (progress: Progress) => void,
): Promise<WholeLog> {
  try {
    return await checked(address, commitment, onProgress)
  } catch (error) {
    // NotSupportedError: an old browser. TypeError: the network.
    if (error instanceof DOMException && error.name === 'NotSupportedError') return { outcome: 'cannot' }
    return { outcome: 'broken', problem: error instanceof Error ? error.message : String(error) }
  }
}

async function checked(
  address: string,
  commitment: string,
  onProgress: (progress: Progress) => void,
): Promise<WholeLog> {
  const ask = fetchingFrom(address)
  const key = readVerifierKey(new TextDecoder().decode((await ask('key')) ?? new Uint8Array(0)))
  if (key === null) return { outcome: 'broken', problem: 'the log gives no key' }
  const seen = { commitment: false }
  const report = await verifyLog({
    key,
    fetch: async (path) => {
      const bytes = await ask(path)
      if (commitment !== '' && path.startsWith('tile/entries/')) seen.commitment ||= holds(bytes, commitment)
      return bytes
    },
    onProgress: (done, total) => {
      onProgress({ done, total })
    },
  })
  const [finding] = report.findings
  if (finding !== undefined) {
    return {
      outcome: 'broken',
      problem: `${finding.code}${finding.position === null ? '' : ` (${String(finding.position)})`}`,
    }
  }
  if (commitment !== '' && !seen.commitment)
    return { outcome: 'broken', problem: `${commitment} is not among the entries` }
  return { outcome: 'whole', total: report.size, hasCommitment: seen.commitment }
}

const holds = (bundle: Uint8Array | null, commitment: string): boolean =>
  (bundle === null ? null : readBundle(bundle))?.some(
    (entry) => entry.length === 32 && bytesToHex(entry) === commitment,
  ) ?? false

const fetchingFrom =
  (address: string): FetchBelow =>
  async (path) => {
    const answer = await fetch(address + path)
    if (answer.status === 404) return null
    if (!answer.ok) throw new TypeError(`${path}: ${String(answer.status)}`)
    return new Uint8Array(await answer.arrayBuffer())
  }
