/**
 * Makes the published example, `docs/example-package/`: an export of made-up people, sealed to the tests' key, and the
 * package that it opens into. To be run when the format or the words of packages change: `node
 * tests/support/make-example-package.ts`. The export stays as it is, unless it is deleted first: sealing is never the same
 * twice.
 */
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { madeUpSignatory } from '#lib/cli/demo/people'
import { openExportFile } from '#lib/opening/node/open-export-file'
import { aBlind, anExportHeader, exportBytes, sealAll, testPrivateKey, type SampleStatement } from './exports.ts'

export const exampleFolder = join(import.meta.dirname, '../../docs/example-package')
export const exampleExport = join(exampleFolder, 'export.jsonl')
export const exampleSample = { size: 3, seed: 'Tallinn 7' } as const

/** Opens the example's export. Returns the package's name and bytes, and the key it is signed with. */
export async function openExample(): Promise<{ name: string; bytes: Buffer; signingKey: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'colligo-example-'))
  try {
    const directory = join(folder, 'out')
    const options = { privateKeys: [testPrivateKey], language: 'en', sample: exampleSample, workers: 1 }
    const opened = await openExportFile({ ...options, file: exampleExport, directory })
    if (!opened.ok) throw new Error(`not opened: ${opened.problem.code}`)
    const { manifest, names } = opened.value
    const [name = ''] = names
    return { name, bytes: readFileSync(join(directory, name)), signingKey: manifest.signingKey }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function sealExample(): Promise<void> {
  const statements = Array.from({ length: 12 }, (_, index): SampleStatement => ({
    identifier: `00000000-0000-4000-8000-${String(index + 1).padStart(12, '0')}`,
    signedOn: `2026-04-${String(index + 1).padStart(2, '0')}`,
    values: madeUpSignatory('EE', index),
    blind: aBlind(),
  }))
  const header = { ...anExportHeader('EE'), isPractice: true }
  writeFileSync(`${exampleExport}.new`, exportBytes(header, await sealAll(statements, 'EE')))
  renameSync(`${exampleExport}.new`, exampleExport)
}

if (import.meta.main) {
  if (!existsSync(exampleExport)) await sealExample()
  const { name, bytes, signingKey } = await openExample()
  writeFileSync(join(exampleFolder, name), bytes)
  process.stdout.write(`${name}, signed with ${signingKey}\n`)
}
