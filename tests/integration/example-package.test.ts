import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checker } from '#tests/support/checker'
import { exampleFolder, openExample } from '#tests/support/make-example-package'
import { command } from '#tests/support/opening'

test('the published example is what its export opens into, byte for byte, and in order', async () => {
  const { name, bytes, signingKey } = await openExample()
  const published = join(exampleFolder, name)
  expect(readFileSync(published).equals(bytes), 'run: node tests/support/make-example-package.ts').toBe(true)
  expect(readFileSync(join(exampleFolder, 'README.md'), 'utf8')).toContain(`--key ${signingKey}`)
  expect(command([checker, published, '--key', signingKey])).toMatchObject({ status: 0 })
})
