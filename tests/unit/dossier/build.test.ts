import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { deviationsFrom, deviationSentence } from '#lib/dossier/build/deviations'
import { isBuilt, recordBuild } from '#lib/dossier/build/record-build'

const settings = [{ name: 'COLLIGO_PROCESSES', value: '1' }]
const at = new Date('2026-11-30T12:00:00Z')

/** A program of a few files, and how to write into it. */
function aProgram() {
  const root = mkdtempSync(join(tmpdir(), 'colligo-build-'))
  onTestFinished(() => {
    rmSync(root, { recursive: true, force: true })
  })
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  write('package.json', '{"version":"0.1.0"}')
  const packages = {
    '': {},
    'node_modules/jose': { version: '6.2.17' },
    'node_modules/vitest': { version: '5.1.1', dev: true },
  }
  write('package-lock.json', JSON.stringify({ packages }))
  write('node_modules/jose/index.js', 'seal')
  write('node_modules/vitest/index.js', 'test')
  write('lib/crypto/seal.ts', 'seal')
  write('.next/server/app.js', 'built')
  write('.next/cache/left.bin', 'left')
  write('messages/en.d.json.ts', 'left')
  return { root, write }
}

describe('the record of a build', () => {
  it('has what serves, and neither what builds leave behind nor what only tests need', () => {
    const { root } = aProgram()
    const record = recordBuild(root, settings, at)
    expect(Object.keys(record.files)).toEqual([
      '.next/server/app.js',
      'lib/crypto/seal.ts',
      'package-lock.json',
      'package.json',
    ])
    expect(Object.keys(record.packages)).toEqual(['node_modules/jose@6.2.17'])
    expect(isBuilt(record)).toBe(true)
    expect(recordBuild(root, settings, new Date())).toEqual({ ...record, at: expect.any(String) as string })
  })

  it('is another once anything is', () => {
    const { root, write } = aProgram()
    const before = recordBuild(root, settings, at)
    write('lib/crypto/seal.ts', 'unseal')
    expect(recordBuild(root, settings, at).build).not.toBe(before.build)
    expect(recordBuild(root, settings, at).configuration).toBe(before.configuration)
    expect(recordBuild(root, [], at).configuration).not.toBe(before.configuration)
  })
})

describe('deviations', () => {
  it('are none from the same', () => {
    const { root } = aProgram()
    expect(deviationsFrom(recordBuild(root, settings, at), recordBuild(root, settings, new Date()))).toEqual([])
  })

  it('are named: a file that was changed, added or lost, a package, a setting', () => {
    const { root, write } = aProgram()
    const before = recordBuild(root, settings, at)
    write('lib/crypto/seal.ts', 'unseal')
    write('.next/server/extra.js', 'more')
    write('node_modules/jose/index.js', 'steal')
    rmSync(join(root, '.next/server/app.js'))
    const now = recordBuild(
      root,
      [
        { name: 'COLLIGO_PROCESSES', value: '2' },
        { name: 'new', value: 'x' },
      ],
      at,
    )
    expect(deviationsFrom(before, now).map(deviationSentence)).toEqual([
      'The file .next/server/app.js is missing.',
      'The file .next/server/extra.js was added.',
      'The file lib/crypto/seal.ts was changed.',
      'The package node_modules/jose@6.2.17 was changed.',
      'The setting COLLIGO_PROCESSES was changed: “1” before, “2” now.',
      'The setting new was added.',
    ])
    const newer = { ...before, node: { version: '24.22.0', sha256: '00' } }
    expect(deviationsFrom(before, newer).map(deviationSentence)).toEqual([
      `Node ${before.node.version} is missing.`,
      'Node 24.22.0 was added.',
    ])
  })
})
