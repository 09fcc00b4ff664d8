/**
 * `./run host`, `colligo-host` on an installed machine: the collections of one host, each with a user, folders, keys, a port,
 * a unit and a site of its own. Run by root, on the machine that `deploy/install-debian.sh` has prepared.
 */
import { writeFileSync } from 'node:fs'
import { pathGiven } from '#lib/config/path-given'
import type { Result } from '#lib/domain/result'
import { addInstance } from '#lib/hosting/add'
import { backUpInstance } from '#lib/hosting/back-up'
import { directoryEntries } from '#lib/hosting/directory/entries'
import { writeDirectory } from '#lib/hosting/directory/write'
import { directorySite } from '#lib/hosting/front-site'
import { layoutBelow, pathsOf, userOf } from '#lib/hosting/layout'
import { listInstances, type ListedInstance } from '#lib/hosting/list'
import { thisMachine } from '#lib/hosting/machine'
import { removeInstance } from '#lib/hosting/remove'
import { hostedCommands, runCommand } from '#lib/hosting/run-command'
import { readAllSettings } from '#lib/hosting/settings-files'
import { upgradeInstance } from '#lib/hosting/upgrade'
import { optionsOr } from './options.ts'
import { say, stop } from './terminal.ts'

const usage = `Usage: ./run host add NAME --origin ADDRESS [--organisers-origin ADDRESS] [--organisers-networks LIST]
       ./run host list [--json]
       ./run host run NAME COMMAND WORDS…
       ./run host backup [NAME]
       ./run host upgrade NAME [--release FOLDER] [--without-backup]
       ./run host remove NAME [--with-data NAME]
       ./run host directory --out FOLDER --origin ADDRESS [--serve]
  Each collection has a user, folders, keys, a port, a unit and a site of its own; they share nothing.

  run               one of: ${hostedCommands.join(', ')}, as the collection's own user and with its settings
  --with-data NAME  removes data, keys and backups as well: say the name twice
  --serve           has the front serve the directory at its address
  --root FOLDER     stands before every path: for images`

const sentences = {
  'bad-name':
    'A name has 2 to 20 small letters, digits and hyphens, and begins with a letter: it becomes part of a user’s.',
  'not-https': 'Addresses begin with https:// and have no path.',
  'name-taken': 'There is, or was, a collection of that name: its folder is still there. Choose another.',
  'origin-taken': 'Another collection has that address.',
  'no-release': 'There is no release in that place. First run: sh deploy/install-debian.sh',
  'no-such-instance': 'There is no collection of that name. See: ./run host list',
  'still-used':
    'Programs of its user still run, so it is served no more and everything is still there. End them (ps -u colligo-NAME), then say it again.',
  'same-release': 'It runs this release already. A newer one is put in place by: sh deploy/install-debian.sh',
  'no-backup': 'No backup could be made, so nothing was changed. If nothing was collected yet, say --without-backup.',
  'went-back':
    'The new release did not serve, so the one before was put back and serves. Look at: journalctl -u colligo@NAME',
  down: 'Neither release serves. Look at: journalctl -u colligo@NAME. The way back is in docs/hosting/restoring.md',
} as const

if (process.argv[2] === 'run') runOne(process.argv.slice(3))
const { values, positionals } = optionsOr(usage, {
  allowPositionals: true,
  options: {
    origin: { type: 'string' },
    'organisers-origin': { type: 'string' },
    'organisers-networks': { type: 'string' },
    release: { type: 'string' },
    'without-backup': { type: 'boolean', default: false },
    'with-data': { type: 'string' },
    out: { type: 'string' },
    serve: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    root: { type: 'string', default: '' },
  },
})
const [verb, name] = positionals
requireRoot()
const layout = layoutBelow(values.root === '' ? '' : pathGiven(values.root))
const machine = thisMachine()
// What is written here is root's, and others read it only where it says so.
process.umask(0o022)

switch (verb) {
  case 'add':
    add(nameOr(), values.origin ?? stop(usage, 2))
    break
  case 'list':
    await list()
    break
  case 'backup':
    backUp(name === undefined ? readAllSettings(layout).map((one) => one.name) : [name])
    break
  case 'upgrade':
    await upgrade(nameOr())
    break
  case 'remove':
    remove(nameOr())
    break
  case 'directory':
    await directory(values.out ?? stop(usage, 2), values.origin ?? stop(usage, 2))
    break
  default:
    stop(usage, 2)
}

function requireRoot(): void {
  if (process.getuid?.() !== 0) stop('Run this as root: it makes users, and each collection’s files are its own.')
}

/** Its words are another command's: they are not read here. */
function runOne([wanted = '', command = '', ...words]: readonly string[]): never {
  requireRoot()
  const ran = runCommand(layoutBelow(''), thisMachine(), wanted, { command, words, cwd: pathGiven('.') })
  if (!ran.ok) stop(ran.problem === 'no-such-instance' ? sentences['no-such-instance'] : usage, 2)
  process.exit(ran.value)
}

function nameOr(): string {
  return name ?? stop(usage, 2)
}

function valueOr<Value>(result: Result<Value, keyof typeof sentences>): Value {
  return result.ok ? result.value : stop(sentences[result.problem].replace('NAME', name ?? ''))
}

function add(wanted: string, origin: string): void {
  const wish = {
    ...{ name: wanted, origin, organisersOrigin: values['organisers-origin'] },
    organisersNetworks: values['organisers-networks'],
  }
  const { port } = valueOr(addInstance(layout, machine, wish))
  const { folder, settings } = pathsOf(layout, wanted)
  say(`${wanted} is served at ${origin}, from port ${String(port)}, as user ${userOf(wanted)}.`)
  say(`  Folder    ${folder}`)
  say(`  Settings  ${settings}`)
  say(`The link for the first organiser: journalctl -u colligo@${wanted} | grep set-up-link`)
  if (!machine.hasServices) process.stderr.write('systemd does not run here: nothing was started.\n')
}

async function list(): Promise<void> {
  const listed = await listInstances(layout)
  if (values.json) say(JSON.stringify(listed))
  else for (const line of table(listed)) say(line)
}

function table(listed: readonly ListedInstance[]): readonly string[] {
  const rows = listed.map((one) => [
    one.name,
    one.state,
    one.origin,
    String(one.port),
    one.release,
    one.lastBackup === null ? 'no backup' : stampInWords(one.lastBackup),
  ])
  const all = [['NAME', 'STATE', 'ADDRESS', 'PORT', 'RELEASE', 'LAST BACKUP'], ...rows]
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? []
  return all.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

/** `20261130T183027Z` as people write it. */
function stampInWords(stamp: string): string {
  return stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)\d\dZ$/u, '$1-$2-$3 $4:$5 UTC')
}

function backUp(names: readonly string[]): void {
  const known = readAllSettings(layout).map((one) => one.name)
  for (const one of names) {
    if (!known.includes(one)) stop(sentences['no-such-instance'])
    const made = backUpInstance(layout, machine, one)
    if (made === 'failed') process.exitCode = 1
    say(
      `${one}: ${{ made: 'a backup was made.', failed: 'NO backup was made.', nothing: 'nothing to back up yet.' }[made]}`,
    )
  }
}

async function upgrade(wanted: string): Promise<void> {
  const release = values.release === undefined ? undefined : pathGiven(values.release)
  const order = { name: wanted, release, needsBackup: !values['without-backup'] }
  const { from, to } = valueOr(await upgradeInstance(layout, machine, order))
  say(`${wanted} runs ${to} now; before it was ${from}.`)
}

function remove(wanted: string): void {
  const again = values['with-data']
  if (again !== undefined && again !== wanted) stop('The two names differ: nothing was removed.', 2)
  const removed = valueOr(removeInstance(layout, machine, wanted, again !== undefined))
  const { folder } = pathsOf(layout, wanted)
  say(
    removed === 'gone'
      ? `${wanted} is gone, with its data, keys and backups in ${folder}. What lies elsewhere is yours to delete.`
      : `${wanted} is served no more. Its data, keys and backups are in ${folder} as they were.`,
  )
}

async function directory(out: string, origin: string): Promise<void> {
  const folder = pathGiven(out)
  const entries = await directoryEntries(readAllSettings(layout))
  writeDirectory(folder, entries, origin, new Date())
  if (values.serve) {
    writeFileSync(layout.directorySite, directorySite(origin, folder), { mode: 0o644 })
    machine.systemctl('reload', 'caddy.service')
  }
  say(`${String(entries.length)} ${entries.length === 1 ? 'initiative' : 'initiatives'} in ${folder}, in 24 languages.`)
}
