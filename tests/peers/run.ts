/**
 * `./run test:peers`: software that is not ours takes what we write, where that costs too much for `./run test`: a
 * spreadsheet (a hundred MB of programs), statements by the thousand, an archive of more than 4 GiB. Some minutes.
 */
import { startVitest } from 'vitest/node'
import { stop } from '#lib/cli/terminal'
import { bringTools } from '../support/tools.ts'

try {
  bringTools((line) => process.stderr.write(`${line}\n`), 'peers')
} catch (error) {
  stop(error instanceof Error ? error.message : String(error))
}
const vitest = await startVitest(process.argv.slice(2), { include: ['tests/peers/**/*.test.ts'], watch: false })
await vitest.close()
