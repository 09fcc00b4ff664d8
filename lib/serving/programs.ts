import { readFileSync } from 'node:fs'

/**
 * Programs that anybody may fetch from the site, each in one file: by `verify-package.mjs` an authority checks a package,
 * and whoever hands over one need not hand over that too; by `open-statements.py` it opens what is sealed to its own key,
 * with what it has to know at the program's head; by `witness.mjs` anybody watches the log.
 */
export const programs = [
  { name: 'verify-package.mjs', type: 'text/javascript; charset=utf-8' },
  { name: 'open-statements.py', type: 'text/x-python; charset=utf-8' },
  { name: 'witness.mjs', type: 'text/javascript; charset=utf-8' },
] as const

export const programText = (name: (typeof programs)[number]['name']): string =>
  readFileSync(new URL(`../cli/${name}`, import.meta.url), 'utf8')
