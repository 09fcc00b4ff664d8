import { join } from 'node:path'

/** Where everything of a host's collections lies. */
export interface Layout {
  /** Releases of Colligo, each as it was built; `current` is what new collections get. */
  readonly current: string
  readonly releases: string
  /** For each collection a link to the release that it runs. */
  readonly instances: string
  /** For each collection a folder that only its own user can enter. */
  readonly folders: string
  /** For each collection its settings, which only root reads. */
  readonly settings: string
  /** Who may reach which port. */
  readonly ports: string
  /** For each collection a site of the front. */
  readonly sites: string
  /** The site by which people find collections. */
  readonly directorySite: string
}

/**
 * @param root - What stands before every path: nothing on a machine that is in use.
 */
export const layoutBelow = (root: string): Layout => ({
  current: join(root, '/opt/colligo/current'),
  releases: join(root, '/opt/colligo/releases'),
  instances: join(root, '/opt/colligo/instances'),
  folders: join(root, '/srv/colligo'),
  settings: join(root, '/etc/colligo'),
  ports: join(root, '/etc/colligo/ports.nft'),
  sites: join(root, '/etc/caddy/sites'),
  directorySite: join(root, '/etc/caddy/directory.caddy'),
})

/** The paths of one collection. */
export function pathsOf(layout: Layout, name: string) {
  const folder = join(layout.folders, name)
  return {
    folder,
    data: join(folder, 'data'),
    keys: join(folder, 'keys'),
    backups: join(folder, 'backups'),
    secrets: join(folder, 'secrets'),
    program: join(layout.instances, name),
    settings: join(layout.settings, `${name}.env`),
    site: join(layout.sites, `${name}.caddy`),
  }
}

/** Whether a collection may be called so: it becomes part of a user's name, of a unit's and of paths. */
export const isInstanceName = (name: string): boolean => /^[a-z][a-z0-9-]{0,18}[a-z0-9]$/u.test(name)

export const userOf = (name: string): string => `colligo-${name}`
export const unitOf = (name: string): string => `colligo@${name}.service`
