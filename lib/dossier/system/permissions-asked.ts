import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { permissions as everyPermission } from '#lib/domain/role'

/** Which permission a file of the protected side asks for before it does anything. */
export interface AskedPermission {
  /** `/organiser/keys`. */
  readonly address: string
  readonly kind: (typeof kinds)[number]
  /** In words where any organiser may, for oneself; several where parts differ. */
  readonly permissions: readonly string[]
}

const kinds = ['page', 'action', 'file'] as const

const ask = /requireOrganiser\(\s*[^,]*?,\s*(?:'([\w-]+)'|(null)|(\w+))/gsu

/** Where a file's actions hand their permission to one function that asks, it is one of those that the file names. */
function namedIn(text: string, named: string | undefined, own: string | undefined): readonly string[] {
  if (named !== undefined) return [named]
  if (own !== undefined) return ['any organiser, for oneself']
  return everyPermission.filter((permission) => text.includes(`'${permission}'`))
}

/** Reads it from the sources: each page, handler and action names its permission itself. Actions of a page stand together. */
export function permissionsAsked(root: string): readonly AskedPermission[] {
  const byDoor = Map.groupBy(askedInFiles(root), ({ address, kind }) => `${address} ${kind}`)
  return [...byDoor.values()]
    .flatMap(([first, ...others]) => {
      if (first === undefined) return []
      const all = new Set([first, ...others].flatMap(({ permissions }) => permissions))
      return [{ ...first, permissions: [...all].toSorted() }]
    })
    .toSorted((one, other) =>
      one.address === other.address
        ? kinds.indexOf(one.kind) - kinds.indexOf(other.kind)
        : one.address < other.address
          ? -1
          : 1,
    )
}

const askedInFiles = (root: string): readonly AskedPermission[] =>
  globSync('app/(organiser)/organiser/**/{page.tsx,route.ts,actions.ts,*-actions.ts}', { cwd: root })
    .toSorted()
    .flatMap((file) => {
      const text = readFileSync(join(root, file), 'utf8')
      const permissions = new Set([...text.matchAll(ask)].flatMap(([, named, own]) => namedIn(text, named, own)))
      if (permissions.size === 0) return []
      const address = dirname(file).replace(/^app\/\(organiser\)/u, '')
      const kind = file.endsWith('page.tsx') ? 'page' : file.endsWith('route.ts') ? 'file' : 'action'
      return [{ address, kind, permissions: [...permissions].toSorted() } as const]
    })
