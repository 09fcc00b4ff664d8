import { z } from 'zod'

const licence = z.union([
  z.object({ license: z.object({ id: z.string().optional(), name: z.string().optional() }) }),
  z.object({ expression: z.string() }),
])

const shape = z.object({
  components: z.array(
    z.object({
      name: z.string(),
      version: z.string(),
      licenses: z.array(licence).optional(),
      hashes: z.array(z.unknown()).optional(),
    }),
  ),
})

/** A package of others that serves. */
export interface Component {
  readonly name: string
  readonly version: string
  /** As SPDX names it, or in words where the package does not say. */
  readonly licence: string
  readonly hasDigest: boolean
}

/** The components of a CycloneDX list, in order. */
export const componentsIn = (sbom: unknown): readonly Component[] =>
  shape
    .parse(sbom)
    .components.map(({ name, version, licenses = [], hashes = [] }) => ({
      name,
      version,
      licence: licenses.map(licenceText).join(' AND ') || 'see its LICENSE file',
      hasDigest: hashes.length > 0,
    }))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))

const licenceText = (one: z.infer<typeof licence>): string =>
  'expression' in one ? one.expression : (one.license.id ?? one.license.name ?? 'unknown')

/** How many components stand under each licence, the most frequent first. */
export function licencesOf(components: readonly Component[]): readonly (readonly [licence: string, count: number])[] {
  const counts = new Map<string, number>()
  for (const { licence: name } of components) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].toSorted(([one, first], [other, second]) => second - first || (one < other ? -1 : 1))
}
