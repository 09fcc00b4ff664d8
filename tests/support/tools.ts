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
  { program: 'gpg', package: 'gnupg' },
  { program: 'sq', package: 'sq' },
  { program: 'strace', package: 'strace' },
  { program: 'faketime', package: 'faketime' },
  { program: 'oathtool', package: 'oathtool' },
  { program: 'python3', package: 'python3' },
  // Opens the desk as Chromium does.
  { program: 'firefox-esr', package: 'firefox-esr' },
  { program: 'zbarimg', package: 'zbar-tools' },
  { program: 'jing', package: 'jing' },
  { program: 'minisign', package: 'minisign' },
  { program: 'unzip', package: 'unzip' },
  // Libraries have no program: PDF/A by PDFBox, sealed statements by python-jwcrypto.
  { program: '/usr/share/java/preflight.jar', package: 'libpdfbox2-java' },
  { program: '/usr/share/java/javax.activation.jar', package: 'libactivation-java' },
  { program: '/usr/share/java/jaxb-api.jar', package: 'libjaxb-api-java' },
  { program: '/usr/lib/python3/dist-packages/jwcrypto', package: 'python3-jwcrypto' },
  // For the Nu HTML checker, and PDFBox.
  { program: 'java', package: 'default-jre-headless' },
  // Judges the log by what checks Go's own checksum database.
  { program: 'go', package: 'golang-go' },
  { program: '/usr/share/gocode/src/golang.org/x/mod/sumdb/tlog', package: 'golang-golang-x-mod-dev' },
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

/** What only `./run test:peers` puts to work: an office, without the rest of it. */
const peers = [{ program: 'soffice', package: 'libreoffice-calc-nogui' }] as const

/** What only `./run test:hosting` puts to work: a machine of its own to install on, and what stands in front of it. */
const hosts = [
  { program: 'caddy', package: 'caddy' },
  { program: 'promtool', package: 'prometheus' },
  { program: 'shellcheck', package: 'shellcheck' },
  { program: 'testssl', package: 'testssl.sh' },
  { program: 'debootstrap', package: 'debootstrap' },
  { program: 'buildah', package: 'buildah' },
  { program: 'systemd-analyze', package: 'systemd' },
  { program: 'ip', package: 'iproute2' },
  { program: 'curl', package: 'curl' },
  { program: 'haproxy', package: 'haproxy' },
  { program: 'nginx', package: 'nginx-light' },
] as const

const beyond = { attackers, peers, hosts } as const

/** Draws no window of its own, which costs journeys less. Older releases of Debian do not have it. */
const windowless = 'chromium-headless-shell'

const browsers = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

const onPath = (program: string): string | undefined =>
  (program.startsWith('/')
    ? [program]
    : (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, program))
  ).find((file) => existsSync(file))

const isRoot = process.getuid?.() === 0

/**
 * Brings what is missing: by root's apt-get, the browser also by Playwright's own installer.
 *
 * @param more - What is wanted beside the ordinary tests' own.
 */
export function bringTools(say: (line: string) => void, more: keyof typeof beyond | null = null): void {
  const needed = more === null ? tools : [...tools, ...beyond[more]]
  const missing = needed.filter(({ program }) => onPath(program) === undefined).map((tool) => tool.package)
  const lacking = [...missing, ...(wholeBrowserPath() === undefined ? ['chromium'] : [])]
  if (lacking.length > 0 && isRoot && onPath('apt-get') !== undefined) install(lacking, say)
  const still = needed.filter(({ program }) => onPath(program) === undefined).map((tool) => tool.package)
  if (still.length > 0)
    throw new Error(`These are missing: ${still.join(', ')}. As root: apt-get install ${still.join(' ')}`)
  if (wholeBrowserPath() === undefined) run(process.execPath, ['node_modules/playwright/cli.js', 'install', 'chromium'])
}

function install(packages: readonly string[], say: (line: string) => void): void {
  run('apt-get', ['update', '-qq'])
  const hasWindowless = spawnSync('apt-cache', ['show', windowless], { stdio: 'ignore' }).status === 0
  const wanted = hasWindowless ? [...packages, windowless] : packages
  say(`Installing ${wanted.join(', ')}…`)
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...wanted])
}

/**
 * The browser's program: Chromium on the PATH; `undefined` leaves the choice to Playwright, which knows what its own
 * installer has brought.
 */
export const browserPath = (): string | undefined =>
  process.env['COLLIGO_BROWSER'] ?? onPath(windowless) ?? wholeBrowserPath()

/** The browser with all that people have: the windowless one keeps no pages to go back to. */
export const wholeBrowserPath = (): string | undefined => browsers.map(onPath).find((file) => file !== undefined)

function run(program: string, words: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const { status } = spawnSync(program, words, { stdio: ['ignore', 'ignore', 'inherit'], env })
  if (status !== 0) {
    throw new Error(
      `"${program} ${words.join(' ')}" failed. Install by hand: chromium, and ${tools.map((tool) => tool.package).join(', ')}`,
    )
  }
}
