import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readEnvironment } from '#lib/config/environment'
import { isInstanceName, pathsOf, type Layout } from './layout.ts'

/** What the host has settled for one collection. */
export interface InstanceSettings {
  readonly name: string
  /** On which its process listens, on this machine alone. */
  readonly port: number
  readonly origin: string
  readonly organisersOrigin: string
  /** All variables, as its process gets them. */
  readonly variables: Readonly<Record<string, string>>
}

/** The port that the first collection gets. */
const firstPort = 3001

/** Every collection of this host, by name. */
export function readAllSettings(layout: Layout): readonly InstanceSettings[] {
  if (!existsSync(layout.settings)) return []
  return readdirSync(layout.settings)
    .flatMap((file) => /^(.+)\.env$/u.exec(file)?.[1] ?? [])
    .filter(isInstanceName)
    .toSorted()
    .map((name) => readSettingsOf(layout, name))
}

/**
 * @throws Error where there is no such file, or variables in it are wrong.
 */
export function readSettingsOf(layout: Layout, name: string): InstanceSettings {
  const variables = variablesIn(readFileSync(pathsOf(layout, name).settings, 'utf8'))
  const { origin, organisersOrigin } = readEnvironment(variables)
  return { name, port: Number(variables['PORT']), origin, organisersOrigin, variables }
}

/** Lines of `NAME=value`, as systemd reads them where values have no quotes; with quotes around, they are taken off. */
function variablesIn(text: string): Readonly<Record<string, string>> {
  const lines = [...text.matchAll(/^([A-Z][A-Z0-9_]*)=(.*)$/gmu)]
  return Object.fromEntries(lines.map(([, name = '', value = '']) => [name, value.trim().replace(/^"(.*)"$/u, '$1')]))
}

/** The lowest port that no other collection has. */
export function freePortAmong(others: readonly InstanceSettings[]): number {
  const taken = new Set(others.map(({ port }) => port))
  let port = firstPort
  while (taken.has(port)) port += 1
  return port
}

/** Writes the settings of a new collection: for root's eyes, who hands them to the process. */
export function writeSettings(
  layout: Layout,
  collection: {
    readonly name: string
    readonly port: number
    readonly origin: string
    readonly organisersOrigin: string | undefined
    readonly organisersNetworks: string | undefined
  },
): void {
  const { name, port, origin, organisersOrigin, organisersNetworks } = collection
  const { data, keys, backups, secrets, settings } = pathsOf(layout, name)
  const lines = [
    `# Settings of the collection ${name}; .env.example in the release has a sentence on each. Afterwards:`,
    `# systemctl restart colligo@${name}`,
    `PORT=${String(port)}`,
    `COLLIGO_ORIGIN=${origin}`,
    organisersOrigin === undefined ? '' : `COLLIGO_ORGANISERS_ORIGIN=${organisersOrigin}`,
    organisersNetworks === undefined ? '' : `COLLIGO_ORGANISERS_NETWORKS=${organisersNetworks}`,
    `COLLIGO_DATA=${data}`,
    `COLLIGO_KEYS=${keys}`,
    `COLLIGO_BACKUPS=${backups}`,
    '# The front of this machine.',
    'COLLIGO_TRUSTED_PROXIES=127.0.0.1/32',
    `# Secrets lie in files of mode 0600 that belong to colligo-${name}: COLLIGO_MAIL_URL_FILE=${join(secrets, 'mail-url')}`,
  ]
  writeFileSync(settings, `${lines.filter((line) => line !== '').join('\n')}\n`, { mode: 0o600, flag: 'wx' })
}
