import { cosignedAt } from './cosignature.ts'
import type { Found, WitnessReport } from './log-report.ts'
import { signaturesBy, type SignedNote } from './signed-note.ts'
import { readVerifierKey } from './verifier-key.ts'

/** Who of the witnesses has signed a checkpoint. One that has not may do so later; one whose signature is bad is a finding. */
export async function verifyWitnesses(
  note: SignedNote,
  keyLines: readonly string[],
  found: Found,
): Promise<readonly WitnessReport[]> {
  const witnesses: WitnessReport[] = []
  for (const [number, line] of keyLines.entries()) {
    const key = readVerifierKey(line)
    if (key?.type !== 'witness') found('witness-unreadable', null, { witness: number + 1 })
    else {
      const signedAt = await cosignedAt(note, key)
      if (signedAt === null && signaturesBy(note, key).length > 0)
        found('cosignature-bad', null, { witness: number + 1 })
      witnesses.push({ name: key.name, signedAt })
    }
  }
  return witnesses
}

/** The key lines of what a log says its witnesses are. */
export function witnessesSaid(json: string): readonly string[] {
  let read: unknown
  try {
    read = JSON.parse(json)
  } catch {
    // SyntaxError: it names none.
    return []
  }
  if (!Array.isArray(read)) return []
  return read.flatMap((one: unknown) => {
    const key = typeof one === 'object' && one !== null && 'key' in one ? one.key : null
    return typeof key === 'string' ? [key] : []
  })
}
