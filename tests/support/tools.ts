import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Programs that tests put beside ours, and the Debian packages that bring them. */
const tools = [
  { program: 'xmllint', package: 'libxml2-utils' },
  { program: 'qpdf', package: 'qpdf' },
  { program: 'pdftotext', package: 'poppler-utils' },
  { program: 'openssl', package: 'openssl' },
  { program: 'age', package: 'age' },
  { program: 'strace', package: 'strace' },
  { program: 'faketime', package: 'faketime' },
  // For the Nu HTML checker.
  { program: 'java', package: 'default-jre-headless' },
] as const

/** What only `./run test:hostile` puts to work: large, and nothing that everybody wants on their machine. */
const attackers = [
  { program: 'slowhttptest', package: 'slowhttptest' },
  { program: 'sqlmap', package: 'sqlmap' },
  { program: 'wapiti', package: 'wapiti' },
  { program: 'ffuf', package: 'ffuf' },
  { program: 'hydra', package: 'hydra' },
  { program: 'testssl', package: 'testssl.sh' },
  { program: 'haproxy', package: 'haproxy' },
  { program: 'nginx', package: 'nginx-light' },
] as const

const browsers = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

const onPath = (program: string): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, program))
    .find((file) => existsSync(file))

const browserOnPath = (): string | undefined => browsers.map(onPath).find((file) => file !== undefined)

const isRoot = process.getuid?.() === 0

/**
 * Brings what is missing: by root's apt-get, the browser also by Playwright's own installer.
 *
 * @param more - What is wanted beside the ordinary tests' own.
 */
export function bringTools(say: (line: string) => void, more: 'attackers' | null = null): void {
  const needed = more === 'attackers' ? [...tools, ...attackers] : tools
  const missing = needed.filter(({ program }) => onPath(program) === undefined).map((tool) => tool.package)
  const wanted = [...missing, ...(browserOnPath() === undefined ? ['chromium'] : [])]
  if (wanted.length > 0 && isRoot && onPath('apt-get') !== undefined) {
    say(`Installing ${wanted.join(', ')}…`)
    run('apt-get', ['update', '-qq'])
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...wanted])
  }
  const still = needed.filter(({ program }) => onPath(program) === undefined).map((tool) => tool.package)
  if (still.length > 0)
    throw new Error(`These are missing: ${still.join(', ')}. As root: apt-get install ${still.join(' ')}`)
  if (browserPath() === undefined)
    run(process.execPath, ['node_modules/playwright/cli.js', 'install', 'chromium-headless-shell'])
}

/**
 * The browser's program: Chromium on the PATH; `undefined` leaves the choice to Playwright, which knows what its own
 * installer has brought.
 */
export const browserPath = (): string | undefined => process.env['COLLIGO_BROWSER'] ?? browserOnPath()

function run(program: string, words: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const { status } = spawnSync(program, words, { stdio: ['ignore', 'ignore', 'inherit'], env })
  if (status !== 0) {
    throw new Error(
      `"${program} ${words.join(' ')}" failed. Install by hand: chromium, and ${tools.map((tool) => tool.package).join(', ')}`,
    )
  }
}
