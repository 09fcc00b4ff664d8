import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** An address that the built site answers. */
export interface Route {
  readonly path: string
  readonly kind: 'page' | 'handler'
  readonly side: 'public' | 'organisers' | 'machines'
}

/** The addresses that were built; those of the sources where nothing is. */
export function routesOf(root: string): { readonly routes: readonly Route[]; readonly isBuilt: boolean } {
  const manifest = join(root, '.next/server/app-paths-manifest.json')
  const isBuilt = existsSync(manifest)
  const names = isBuilt
    ? Object.keys(JSON.parse(readFileSync(manifest, 'utf8')) as object)
    : globSync('app/**/{page,route}.{ts,tsx}', { cwd: root }).map((file) =>
        file.replace(/^app/u, '').replace(/\.tsx?$/u, ''),
      )
  const routes = names.flatMap((name) => routeOf(name) ?? [])
  return { routes: routes.toSorted((one, other) => (one.path < other.path ? -1 : 1)), isBuilt }
}

function routeOf(name: string): Route | null {
  const [, folder = '', file] = /^(.*)\/(page|route)$/u.exec(name) ?? []
  if (file === undefined || folder.includes('_not-found')) return null
  const path = folder.replaceAll(/\/\([^)]*\)/gu, '')
  const side = path.startsWith('/organiser') ? 'organisers' : path.startsWith('/[locale]') ? 'public' : 'machines'
  return { path: path === '' ? '/' : path, kind: file === 'page' ? 'page' : 'handler', side }
}
