import { spawnSync } from 'node:child_process'
import { stop } from '#lib/cli/terminal'

/** Everything that must be clean before a commit, cheapest first; stops at the first that is not. */
const steps: readonly (readonly [name: string, program: string, ...words: string[]])[] = [
  ['routes', 'node_modules/next/dist/bin/next', 'typegen'],
  ['types', 'node_modules/typescript/bin/tsc', '--noEmit'],
  ['format', 'node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'],
  ['lint', 'node_modules/eslint/bin/eslint.js', '.', '--max-warnings=0'],
  [
    'boundaries',
    'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
    'app',
    'lib',
    'db',
    'tests',
    'instrumentation.ts',
  ],
  ['dead code', 'node_modules/knip/bin/knip.js'],
  ['conformity', 'lib/cli/conformity.ts'],
  ['tests', 'tests/run.ts'],
]

for (const [name, program, ...words] of steps) {
  process.stderr.write(`· ${name}\n`)
  const { status } = spawnSync(process.execPath, [program, ...words], { stdio: 'inherit' })
  if (status !== 0) stop(`Not clean: ${name}.`)
}
