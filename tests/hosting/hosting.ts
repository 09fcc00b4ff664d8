/**
 * `./run test:hosting`: sets a host up as a stranger would, on a machine made for it. See README.md beside this file for
 * what it proves and what it cannot. `--keep FOLDER` keeps the machine for the next run; `--only STEP` does one step.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { stop } from '#lib/cli/terminal'
import { bringTools } from '../support/tools.ts'
import { checkFiles } from './files.ts'
import { buildImage } from './image.ts'
import { closeRoot, install, makeRoot } from './installed.ts'
import { leaveOut, run, tally, tell } from './steps.ts'

const { values } = parseArgs({ options: { keep: { type: 'string' }, only: { type: 'string' } } })
if (process.getuid?.() !== 0) stop('This makes a machine in a folder: run it as root.')
try {
  bringTools(tell, 'hosts')
} catch (error) {
  stop(error instanceof Error ? error.message : String(error))
}
const isWanted = (step: string): boolean => values.only === undefined || values.only === step
const folder = values.keep === undefined ? mkdtempSync('/var/tmp/colligo-hosting-') : resolve(values.keep)
mkdirSync(folder, { recursive: true, mode: 0o711 })
const root = join(folder, 'root')

if (isWanted('files')) {
  tell('Files')
  await checkFiles()
}
if (isWanted('installed') || isWanted('served')) await installAndServe()
if (isWanted('image')) {
  tell('Image')
  await buildImage(folder, /^version=([\d.]+)$/mu.exec(readFileSync('run', 'utf8'))?.[1] ?? '')
}
if (values.keep === undefined) rmSync(folder, { recursive: true, force: true })

leaveOut('units under systemd', 'none runs in a folder; the unit is rated, and its command started by hand')
leaveOut('certificates of a real authority', 'no network; Caddy’s own authority signs')
leaveOut('compose.yaml under Docker', 'it needs an engine; its Caddyfile and its image are checked by themselves')
for (const line of tally.leftOut) tell(`left out  ${line}`)
process.stdout.write(`\n${String(tally.passed)} passed, ${String(tally.failed)} failed\n`)
process.exitCode = tally.failed === 0 && tally.passed > 0 ? 0 : 1

async function installAndServe(): Promise<void> {
  tell('Installed')
  makeRoot(root)
  try {
    const isIn = isWanted('installed') ? await install(root) : existsSync(join(root, 'opt/colligo/releases'))
    if (!isIn || !isWanted('served')) return
    tell('Served')
    serve()
  } finally {
    closeRoot(root)
  }
}

/** In a network of its own: no port of this machine is taken, and nothing can be asked elsewhere. */
function serve(): void {
  const { said } = run('unshare', ['--net', process.execPath, 'tests/hosting/served.ts', root, folder], { minutes: 20 })
  tell(said.trimEnd())
  const file = join(folder, 'served.json')
  if (!existsSync(file)) {
    tally.failed += 1
    return
  }
  const served = JSON.parse(readFileSync(file, 'utf8')) as typeof tally
  tally.passed += served.passed
  tally.failed += served.failed
}
