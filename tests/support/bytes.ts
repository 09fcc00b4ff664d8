import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Every byte in a folder, its subfolders included. */
export function bytesIn(folder: string): Buffer {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return Buffer.concat(files.map(({ parentPath, name }) => readFileSync(join(parentPath, name))))
}
