import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { tilePath, tileWidth } from '#lib/proofs/tiles'
import type { LogSource } from '#lib/serving/log-documents'
import { temporaryFolder } from './collection.ts'

/** A copy of a log in a folder, with what somebody has changed. */
export function copiedLog({ publicLog }: LogSource, change: (bytes: Buffer) => Buffer = (bytes) => bytes): string {
  const folder = temporaryFolder()
  const size = publicLog.head()!.size
  writeFileSync(join(folder, 'checkpoint'), publicLog.checkpoint()!)
  for (let index = 0; index * tileWidth < size; index += 1) {
    const path = tilePath({ level: 'entries', index, width: Math.min(tileWidth, size - index * tileWidth) })
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), change(Buffer.from(publicLog.tile(path)!)))
  }
  return folder
}
