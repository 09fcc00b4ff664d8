import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { foundFrom, lockedPackages, type LockedPackage } from './lockfile.ts'

/**
 * The components of the program as CycloneDX 1.5, from the lockfile and what is installed. Made here and not by `npm sbom`:
 * that leaves out what tests need as well (zod and others that serve), and the image has no npm.
 *
 * @param madeAt - ISO 8601 in UTC.
 * @param serial - A UUID of this list alone.
 */
export function billOfMaterials(root: string, madeAt: string, serial: string): object {
  const [own, ...others] = lockedPackages(root).toSorted((one, other) => (one.path < other.path ? -1 : 1))
  if (own === undefined) throw new Error('The lockfile does not name the program itself.')
  const byReference = new Map(others.map((one) => [referenceOf(one), one]))
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    serialNumber: `urn:uuid:${serial}`,
    version: 1,
    metadata: {
      timestamp: madeAt,
      lifecycles: [{ phase: 'build' }],
      tools: { components: [{ type: 'application', name: 'colligo dossier', version: own.version }] },
      component: { ...componentOf(root, own), type: 'application' },
    },
    components: [...byReference.values()].map((one) => componentOf(root, one)),
    dependencies: dependenciesOf([own, ...others]),
  }
}

const referenceOf = ({ name, version }: LockedPackage): string => `pkg:npm/${name.replace('@', '%40')}@${version}`

function componentOf(root: string, one: LockedPackage): object {
  const reference = referenceOf(one)
  const licence = one.license ?? licenceInstalled(root, one.path)
  return {
    type: 'library',
    'bom-ref': reference,
    name: one.name,
    version: one.version,
    purl: reference,
    ...(one.integrity === undefined ? {} : { hashes: hashesOf(one.integrity) }),
    ...(licence === null ? {} : { licenses: [licenceEntry(licence)] }),
  }
}

/** Subresource integrity names a digest in base64; CycloneDX wants hex. */
const hashesOf = (integrity: string): readonly object[] =>
  integrity.split(' ').flatMap((text) => {
    const [, bits, digest = ''] = /^sha(256|384|512)-(.+)$/u.exec(text) ?? []
    return bits === undefined ? [] : [{ alg: `SHA-${bits}`, content: Buffer.from(digest, 'base64').toString('hex') }]
  })

const manifest = z.object({
  license: z.union([z.string(), z.object({ type: z.string() })]).optional(),
  licenses: z.array(z.object({ type: z.string() })).optional(),
})

function licenceInstalled(root: string, path: string): string | null {
  const { license, licenses = [] } = manifest.parse(JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8')))
  const text = typeof license === 'object' ? license.type : license
  return text ?? (licenses.length === 0 ? null : licenses.map(({ type }) => type).join(' AND '))
}

/** An identifier of SPDX, an expression of several, or words of the package's own. */
function licenceEntry(licence: string): object {
  if (/^[\w.-]+\+?$/u.test(licence)) return { license: { id: licence } }
  return /\b(?:AND|OR|WITH)\b/u.test(licence) && !licence.startsWith('SEE ')
    ? { expression: licence }
    : { license: { name: licence } }
}

function dependenciesOf(packages: readonly LockedPackage[]): readonly object[] {
  const byPath = new Map(packages.map((one) => [one.path, one]))
  const places = new Set(byPath.keys())
  const wanted = new Map<string, Set<string>>()
  for (const one of packages) {
    const asked = { ...one.dependencies, ...one.optionalDependencies, ...one.peerDependencies }
    const found = Object.keys(asked).flatMap((name) => {
      const place = foundFrom(one.path, name, places)
      const target = place === null ? undefined : byPath.get(place)
      return target === undefined ? [] : [referenceOf(target)]
    })
    const known = wanted.get(referenceOf(one)) ?? new Set()
    wanted.set(referenceOf(one), new Set([...known, ...found]))
  }
  return [...wanted].map(([ref, dependsOn]) => ({ ref, dependsOn: [...dependsOn].toSorted() }))
}
