import { leafHash } from '#lib/proofs/tree-hash'
import { emptyFrontier, grown, rootOf } from '#lib/proofs/frontier'
import { readCheckpoint, type Checkpoint } from '#lib/proofs/checkpoint'
import { readEntry, type LogEntry } from '#lib/proofs/entries'
import { isSignedBy, readNote } from '#lib/proofs/signed-note'
import { readBundle, tilePath, widthOf } from '#lib/proofs/tiles'
import { readVerifierKey } from '#lib/proofs/verifier-key'
import type { Instance } from '#lib/instance/instance'

/** Everything that a log says of itself, read as anybody reads it: its entries are those of its signed head, or it throws. */
export async function readLog({ publicLog }: Pick<Instance, 'publicLog'>): Promise<{
  readonly checkpoint: Checkpoint
  readonly entries: readonly LogEntry[]
  readonly bytes: readonly Uint8Array[]
}> {
  const note = readNote(publicLog.checkpoint() ?? '')!
  const key = readVerifierKey(publicLog.verifierKey())!
  if (!(await isSignedBy(note, key))) throw new Error('the checkpoint is not signed by the log')
  const checkpoint = readCheckpoint(note.text)!
  const bytes = Array.from({ length: Math.ceil(checkpoint.size / 256) }, (_, index) => {
    const level = 'entries'
    return readBundle(publicLog.tile(tilePath({ level, index, width: widthOf({ level, index }, checkpoint.size) }))!)!
  }).flat()
  const root = rootOf(
    grown(
      emptyFrontier,
      bytes.map((entry) => leafHash(entry)),
    ),
  )
  if (!Buffer.from(root).equals(Buffer.from(checkpoint.root))) throw new Error('the entries are not those of the root')
  return { checkpoint, bytes, entries: bytes.map((entry) => readEntry(entry)!) }
}

export const commitmentsIn = (entries: readonly LogEntry[]): readonly string[] =>
  entries.flatMap((entry) => (entry.kind === 'commitment' ? [Buffer.from(entry.commitment).toString('hex')] : []))

export const eventsIn = (entries: readonly LogEntry[]) =>
  entries.flatMap((entry) => (entry.kind === 'event' ? [entry.event] : []))
