import { expect, test } from 'vitest'
import { componentsIn, licencesOf } from '#lib/dossier/parts/components'

const sbom = {
  bomFormat: 'CycloneDX',
  components: [
    { name: 'zod', version: '4.0.0', licenses: [{ license: { id: 'MIT' } }], hashes: [{}] },
    { name: 'argon2', version: '1.0.0', licenses: [{ expression: '(MIT OR Apache-2.0)' }] },
    { name: 'fonts', version: '2.0.0', licenses: [{ license: { name: 'OFL' } }, { license: { id: 'MIT' } }] },
    { name: 'bare', version: '0.0.1' },
  ],
}

test('a list of components becomes names, versions and licences in order, with none left out', () => {
  expect(componentsIn(sbom).map(({ name, licence }) => `${name}: ${licence}`)).toEqual([
    'argon2: (MIT OR Apache-2.0)',
    'bare: see its LICENSE file',
    'fonts: OFL AND MIT',
    'zod: MIT',
  ])
  expect(componentsIn(sbom).filter(({ hasDigest }) => hasDigest)).toHaveLength(1)
  expect(licencesOf([...componentsIn(sbom), ...componentsIn(sbom)])[0]).toEqual(['(MIT OR Apache-2.0)', 2])
  expect(() => componentsIn({})).toThrow()
})
