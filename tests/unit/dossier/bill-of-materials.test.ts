import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { packagesThatServe } from '#lib/dossier/build/files-that-serve'
import { billOfMaterials } from '#lib/dossier/parts/bill-of-materials'
import { componentsIn } from '#lib/dossier/parts/components'
import { foundFrom } from '#lib/dossier/parts/lockfile'

const bill = billOfMaterials('.', '2026-11-30T12:00:00.000Z', '00000000-0000-4000-8000-000000000000')

const shape = z.object({
  metadata: z.object({ component: z.object({ name: z.string(), 'bom-ref': z.string() }) }),
  components: z.array(
    z.object({
      'bom-ref': z.string(),
      hashes: z.array(z.object({ alg: z.string(), content: z.string().regex(/^[0-9a-f]+$/u) })).optional(),
    }),
  ),
  dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()) })),
})

test('the bill of materials names whatever the program asks for, also what tests need too, and nothing that only they need', () => {
  const names = new Set(componentsIn(bill).map(({ name }) => name))
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> }
  for (const name of Object.keys(dependencies)) expect(names).toContain(name)
  for (const name of ['vitest', 'typescript', '@playwright/test']) expect(names).not.toContain(name)
})

test('it names the packages whose files the record of the build has digests of', () => {
  const recorded = Object.keys(packagesThatServe('.')).map((place) => place.split('node_modules/').at(-1))
  const listed = componentsIn(bill).map(({ name, version }) => `${name}@${version}`)
  expect(listed.toSorted()).toEqual([...new Set(recorded)].toSorted())
})

test('each has a digest, and says which others it needs', () => {
  const { metadata, components, dependencies } = shape.parse(bill)
  const known = new Set([...components.map((one) => one['bom-ref']), metadata.component['bom-ref']])
  expect(known.size).toBe(components.length + 1)
  for (const { hashes = [] } of components) expect(hashes[0]).toMatchObject({ alg: 'SHA-512' })
  expect(new Set(dependencies.map(({ ref }) => ref))).toEqual(known)
  for (const { dependsOn } of dependencies) for (const ref of dependsOn) expect(known).toContain(ref)
  const own = dependencies.find(({ ref }) => ref === metadata.component['bom-ref'])
  expect(own?.dependsOn.some((ref) => ref.startsWith('pkg:npm/next@'))).toBe(true)
})

test.each([
  ['', 'zod', 'node_modules/zod'],
  ['node_modules/next', 'postcss', 'node_modules/next/node_modules/postcss'],
  ['node_modules/next/node_modules/postcss', 'nanoid', 'node_modules/nanoid'],
  ['node_modules/@scope/one', 'zod', 'node_modules/zod'],
  ['node_modules/next', 'fsevents', null],
])('from %j, %s is found in %j, as Node looks for it', (path, name, place) => {
  const places = ['node_modules/zod', 'node_modules/nanoid', 'node_modules/next/node_modules/postcss']
  expect(foundFrom(path, name, new Set(places))).toBe(place)
})
