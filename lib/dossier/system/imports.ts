import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

/** How the rooms of the program lean on each other, as the imports in its files have it. */
export interface ImportGraph {
  /** Each before those that it imports, but for those that lean on each other. */
  readonly rooms: readonly Room[]
  readonly edges: readonly Edge[]
}

export interface Room {
  readonly name: string
  readonly files: number
  readonly lines: number
}

/** Imports from files of one room to files of another. */
export interface Edge {
  readonly from: string
  readonly to: string
  readonly imports: number
  /** Whether all of them are types, which are gone when it runs. */
  readonly areTypes: boolean
}

const statement =
  /(?:^|\n)\s*(?:import|export)(\s+type)?\s[^'"]*?from\s+'([^']+)'|\bimport\(\s*'([^']+)'|(?:^|\n)import\s+'([^']+)'/gu

interface Import {
  readonly to: string
  readonly isType: boolean
}

/** The imports of a file's text. */
export const importsIn = (text: string): readonly Import[] =>
  [...text.matchAll(statement)].map(([, type, from, dynamic, bare]) => ({
    to: from ?? dynamic ?? bare ?? '',
    isType: type !== undefined,
  }))

/** The room of a file: a folder of `lib`, or one of the other sides of the house. */
export const roomOf = (file: string): string => /^lib\/[^/]+/u.exec(file)?.[0] ?? /^[^/]+/u.exec(file)?.[0] ?? file

/** Reads all sources under a root that belong to the program itself. */
export function importGraph(root: string): ImportGraph {
  const files = ['app', 'lib', 'db'].flatMap((side) => globSync(`${side}/**/*.{ts,tsx}`, { cwd: root })).toSorted()
  const rooms = new Map<string, { files: number; lines: number }>()
  const edges = new Map<string, { imports: number; areTypes: boolean }>()
  for (const file of files.filter((name) => !name.endsWith('.d.ts'))) {
    const text = readFileSync(join(root, file), 'utf8')
    const room = roomOf(file)
    const known = rooms.get(room) ?? { files: 0, lines: 0 }
    rooms.set(room, { files: known.files + 1, lines: known.lines + text.split('\n').length - 1 })
    for (const { to, isType } of importsIn(text)) {
      const target = fileOf(root, file, to)
      if (target === null || roomOf(target) === room) continue
      const key = `${room}\0${roomOf(target)}`
      const before = edges.get(key) ?? { imports: 0, areTypes: true }
      edges.set(key, { imports: before.imports + 1, areTypes: before.areTypes && isType })
    }
  }
  const all = [...edges].map(([key, edge]) => {
    const [from = '', to = ''] = key.split('\0')
    return { from, to, ...edge }
  })
  return {
    rooms: inOrder(
      [...rooms].map(([name, room]) => ({ name, ...room })),
      all,
    ),
    edges: all,
  }
}

/** The file that an import leads to; `null` where it is a package or no source of ours. */
function fileOf(root: string, file: string, to: string): string | null {
  const path = to.startsWith('#') ? to.slice(1) : to.startsWith('.') ? normalize(join(dirname(file), to)) : null
  if (path === null) return null
  return [path, `${path}.ts`, `${path}.tsx`].find((one) => /\.tsx?$/u.test(one) && existsSync(join(root, one))) ?? null
}

/**
 * Rooms so that each stands before those that it imports, but for the few that lean on each other both ways (their files
 * never do). Types count for nothing.
 */
export function inOrder(rooms: readonly Room[], edges: readonly Edge[]): readonly Room[] {
  const byName = new Map(rooms.map((room) => [room.name, room]))
  const importers = (name: string): number => edges.filter(({ to, areTypes }) => to === name && !areTypes).length
  const placed: Room[] = []
  const seen = new Set<string>()
  const place = (room: Room): void => {
    if (seen.has(room.name)) return
    seen.add(room.name)
    for (const { to } of edges.filter(({ from, areTypes }) => from === room.name && !areTypes)) {
      const below = byName.get(to)
      if (below !== undefined) place(below)
    }
    placed.unshift(room)
  }
  const fromTop = rooms.toSorted(
    (one, other) => importers(other.name) - importers(one.name) || (one.name > other.name ? -1 : 1),
  )
  for (const room of fromTop) place(room)
  return placed
}
