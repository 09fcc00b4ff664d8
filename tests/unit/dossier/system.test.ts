import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { rolesWith, permissions } from '#lib/domain/role'
import { importGraph, importsIn, inOrder, roomOf } from '#lib/dossier/system/imports'
import { diagramSvg } from '#lib/dossier/system/diagram-svg'
import { flowDiagram, flowPaths } from '#lib/dossier/system/flow-diagram'
import { logEventsIn } from '#lib/dossier/system/log-events'
import { permissionsAsked } from '#lib/dossier/system/permissions-asked'
import { roomsDiagram } from '#lib/dossier/system/rooms-diagram'
import { purposeOf } from '#lib/dossier/system/room-purposes'
import { routesOf } from '#lib/dossier/system/routes'
import { languagesOf } from '#lib/cli/dossier/languages'
import { memberStates } from '#lib/domain/member-states'

test('every room of the program says what it is for, and none that is gone', () => {
  const rooms = importGraph('.').rooms.map(({ name }) => name)
  expect(rooms.filter((name) => purposeOf(name) === '')).toEqual([])
  expect(purposeOf('lib/nowhere')).toBe('')
})

describe('the structure of the code', () => {
  it('is read from imports, types apart', () => {
    const text =
      "import type { A } from '#lib/a/b'\nimport { c } from './c.ts'\nexport { d } from '#db/d'\nimport './e.css'\nconst f = await import('./f.ts')"
    expect(importsIn(text)).toEqual([
      { to: '#lib/a/b', isType: true },
      { to: './c.ts', isType: false },
      { to: '#db/d', isType: false },
      { to: './e.css', isType: false },
      { to: './f.ts', isType: false },
    ])
    expect(['lib/crypto/seal.ts', 'lib/server.ts', 'db/schema.ts', 'app/ui/button.ts'].map(roomOf)).toEqual([
      'lib/crypto',
      'lib/server.ts',
      'db',
      'app',
    ])
  })

  it('stands in an order in which each room comes before what it needs', () => {
    const room = (name: string) => ({ name, files: 1, lines: 1 })
    const edge = (from: string, to: string) => ({ from, to, imports: 1, areTypes: false })
    const order = inOrder([room('domain'), room('rules'), room('app')], [edge('app', 'rules'), edge('rules', 'domain')])
    expect(order.map(({ name }) => name)).toEqual(['app', 'rules', 'domain'])
  })

  it('is that of this repository: what the boundaries forbid is not in it', () => {
    const { rooms, edges } = importGraph('.')
    expect(rooms.map(({ name }) => name)).toEqual(expect.arrayContaining(['app', 'db', 'lib/domain', 'lib/crypto']))
    expect(edges.filter(({ from }) => from === 'lib/domain')).toEqual([])
    expect(edges.some(({ from, to }) => from === 'app' && to === 'lib/opening')).toBe(false)
    expect(edges.find(({ from, to }) => from === 'lib/rules' && to === 'lib/domain')?.imports).toBeGreaterThan(20)
  }, 60_000)

  it('has the addresses of the sources where nothing is built', () => {
    const { routes } = routesOf('.')
    expect(routes).toContainEqual({ path: '/organiser/keys', kind: 'page', side: 'organisers' })
    expect(routes.some(({ path, side }) => path === '/[locale]/sign/[memberState]' && side === 'public')).toBe(true)
    expect(routes.every(({ path }) => !path.includes('('))).toBe(true)
  })
})

test('the drawings are pictures with a description, and name code that is there', () => {
  expect(flowPaths.filter((path) => !existsSync(path))).toEqual([])
  const graph = { rooms: [{ name: 'a<b', files: 1, lines: 1 }, { name: 'c', files: 1, lines: 1 }], edges: [{ from: 'a<b', to: 'c', imports: 1, areTypes: true }] } // prettier-ignore
  for (const svg of [diagramSvg(flowDiagram()), diagramSvg(roomsDiagram(graph))]) {
    expect(svg).toMatch(/^<svg[\s\S]*<desc id="d">.{20,}<\/desc>[\s\S]*<\/svg>\n$/u)
    expect(svg).not.toContain('a<b')
  }
})

test('the events of the log are those of its catalogue, with all that they carry', () => {
  const source = readFileSync('lib/log/events.ts', 'utf8')
  const events = logEventsIn(source)
  expect(events).toHaveLength([...source.matchAll(/^ {2}(?:'[\w-]+'|[a-z]+): \{/gmu)].length)
  expect(events).toContainEqual({
    name: 'machine-state',
    attributes: ['pausedBy', 'freeMegabytes'],
    says: 'Statements are paused, or are no longer.',
  })
  expect(events.find(({ name }) => name === 'fault')?.says).toContain('never its message')
})

test('every page, file and action asks for a permission that some role has', () => {
  const asked = permissionsAsked('.')
  expect(asked.length).toBeGreaterThan(50)
  expect(asked).toContainEqual({ address: '/organiser/keys', kind: 'page', permissions: ['keep-keys'] })
  expect(asked).toContainEqual({
    ...{ address: '/organiser/news', kind: 'action' },
    permissions: ['handle-readers', 'publish-news'],
  })
  const doors = asked.map(({ address, kind }) => `${address} ${kind}`)
  expect(new Set(doors).size).toBe(doors.length)
  for (const { permissions: own } of asked)
    for (const one of own) expect([...permissions, 'any organiser, for oneself']).toContain(one)
  const named = new Set(asked.flatMap((one) => one.permissions))
  for (const permission of permissions)
    expect(named.has(permission) && rolesWith(permission).length > 0, permission).toBe(true)
})

test('every Member State has a language to write to its authority in', () => {
  for (const memberState of memberStates) expect(languagesOf(memberState).length).toBeGreaterThan(0)
  expect(languagesOf(null)).toEqual([])
})
