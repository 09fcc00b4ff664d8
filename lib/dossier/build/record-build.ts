import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { BuildRecord, Setting } from './build-record.ts'
import { digestOfAll, filesThatServe, packagesThatServe, sha256Of } from './files-that-serve.ts'

/**
 * Records what runs here and how it is set. Reads every file that serves: some seconds.
 *
 * @param root - The folder of the program, from which it serves.
 */
export function recordBuild(root: string, settings: readonly Setting[], at: Date): BuildRecord {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))
  const [files, packages] = [filesThatServe(root), packagesThatServe(root)]
  const node = { version: process.versions.node, sha256: sha256Of(readFileSync(process.execPath)) }
  return {
    format: 'colligo-build/1',
    at: at.toISOString(),
    version,
    files,
    packages,
    node,
    settings: [...settings],
    build: digestOfAll({ files: digestOfAll(files), packages: digestOfAll(packages), node: node.sha256 }),
    configuration: digestOfAll(Object.fromEntries(settings.map(({ name, value }) => [name, value]))),
  }
}

/** Whether there is a built site among the files. */
export const isBuilt = ({ files }: Pick<BuildRecord, 'files'>): boolean =>
  Object.keys(files).some((path) => path.startsWith('.next/server/'))
