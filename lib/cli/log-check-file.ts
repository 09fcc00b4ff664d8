import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { build } from 'esbuild'

/** Makes the script by which a reader's browser checks the public log: one file, of our own code and two hashes' library. */
export async function writeLogCheck(file: string): Promise<void> {
  const { outputFiles } = await build({
    absWorkingDir: join(import.meta.dirname, '..', '..'),
    entryPoints: ['lib/log-check/log-check.ts'],
    ...{ bundle: true, write: false, minify: true, format: 'esm', platform: 'browser', target: 'es2022' },
    ...{ charset: 'utf8', legalComments: 'none', logLevel: 'silent' },
  })
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, outputFiles[0]?.contents ?? '')
}
