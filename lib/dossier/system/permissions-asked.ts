import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Which permission a file of the protected side asks for before it does anything. */
export interface AskedPermission {
  /** `/organiser/keys`. */
  readonly address: string
  readonly kind: 'page' | 'file' | 'action'
  /** `nobody but oneself` where any organiser may; several where parts differ. */
  readonly permissions: readonly string[]
}

const ask = /requireOrganiser\(\s*[^,]*?,\s*(?:'([\w-]+)'|(null)|(\w+))/gsu

/** Reads it from the sources: each page, handler and action names its permission itself. */
export const permissionsAsked = (root: string): readonly AskedPermission[] =>
  globSync('app/(organiser)/organiser/**/{page.tsx,route.ts,actions.ts,*-actions.ts}', { cwd: root })
    .toSorted()
    .flatMap((file) => {
      const found = [...readFileSync(join(root, file), 'utf8').matchAll(ask)]
      const permissions = new Set(
        found.map(([, named, own]) => named ?? (own === undefined ? 'as its part asks' : 'any organiser, for oneself')),
      )
      if (permissions.size === 0) return []
      const address = dirname(file).replace(/^app\/\(organiser\)/u, '')
      const kind = file.endsWith('page.tsx') ? 'page' : file.endsWith('route.ts') ? 'file' : 'action'
      return [{ address, kind, permissions: [...permissions].toSorted() } as const]
    })
