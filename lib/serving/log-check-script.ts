import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where the build has put it (`lib/cli/log-check-file.ts`). */
const place = join(process.cwd(), '.next', 'log-check', 'log-check.js')

/** The script that checks the public log in a reader's browser; none where the site was not built, as under `./run dev`. */
export function logCheckScript(): string {
  try {
    return readFileSync(place, 'utf8')
  } catch {
    // ENOENT: never built. The pages are whole without it.
    return ''
  }
}
