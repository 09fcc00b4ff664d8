import type { Environment } from './environment.ts'
import { laxModes, laxSecretFile, privatePaths, wrongOwners, type Laxity } from './private-files.ts'

/** Who starts the server; absent where the system knows no users. */
export interface Starter {
  readonly uid: number
  readonly gid: number
}

/** What a start looks at. */
export type StartSettings = Pick<
  Environment,
  'origin' | 'dataFolder' | 'keysFolder' | 'secrets' | 'organisersNetworks' | 'trustedProxies'
>

/**
 * What would make a start unsafe, each as a sentence with what mends it; empty where nothing does. Nobody may type into a
 * site without TLS, read another's keys, or find a password in a list of processes.
 *
 * A site that this machine alone can reach may do without TLS, and be started by root, as demonstrations and tests are.
 *
 * Source: Implementing Regulation (EU) No 1179/2011, Annex, 2.7.3(g), 2.7.6(c), 2.7.7(d), 2.7.9, 2.19.2.
 */
export function whatIsUnsafe(settings: StartSettings, starter: Starter | null = ownStarter()): readonly string[] {
  const paths = privatePaths(settings)
  const { files: secretFiles } = settings.secrets
  const lax = [...laxModes(paths), ...secretFiles.flatMap(laxSecretFile), ...foreignFiles(paths, secretFiles, starter)]
  const sentences = lax.map(({ says, mend }) => `${says} Run: ${mend}`)
  return isOwnMachine(settings.origin) ? sentences : [...inPublic(settings, starter), ...sentences]
}

function inPublic(settings: StartSettings, starter: Starter | null): readonly string[] {
  const { origin, secrets, organisersNetworks, trustedProxies } = settings
  return [
    ...(origin.startsWith('https:')
      ? []
      : [
          `COLLIGO_ORIGIN is ${origin}, without TLS: everybody on the way could read what people type. Put a front with TLS ` +
            'before it (docs/hosting.md has one ready), and name the address with https://.',
        ]),
    ...secrets.exposed.map(
      (name) =>
        `${name} holds a password, which other programs can read in the environment. Put it into a file of mode 0600, ` +
        `and name that in ${name}_FILE.`,
    ),
    ...(organisersNetworks.length > 0 && trustedProxies.length === 0
      ? [
          'COLLIGO_ORGANISERS_NETWORKS keeps nobody out while COLLIGO_TRUSTED_PROXIES names no front: everybody seems to come ' +
            'from the address of the front. Name it.',
        ]
      : []),
    ...(starter?.uid === 0
      ? [
          'The server was started by root. Start it as a user of its own, that may do nothing else: docs/hosting.md says how.',
        ]
      : []),
  ]
}

/** Nobody else's files: who owns them can change their modes. What root owns, root has put there. */
function foreignFiles(
  { folders, files }: ReturnType<typeof privatePaths>,
  secretFiles: readonly string[],
  starter: Starter | null,
): readonly Laxity[] {
  if (starter === null || starter.uid === 0) return []
  return wrongOwners([...folders, ...files, ...secretFiles], starter, 'the server')
}

/** Whether a site can be reached from this machine alone (RFC 6761, section 6.3; RFC 1122, 3.2.1.3; RFC 4291, 2.5.3). */
export function isOwnMachine(origin: string): boolean {
  const { hostname } = new URL(origin)
  return /^(?:(?:.+\.)?localhost|127(?:\.\d+){3}|\[::1\])$/u.test(hostname)
}

function ownStarter(): Starter | null {
  const [uid, gid] = [process.getuid?.(), process.getgid?.()]
  return uid === undefined || gid === undefined ? null : { uid, gid }
}
