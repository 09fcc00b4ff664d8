import { execFileSync } from 'node:child_process'
import { existsSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fail } from '#lib/domain/result'
import { addInstance } from '#lib/hosting/add'
import { pathsOf } from '#lib/hosting/layout'
import { removeInstance } from '#lib/hosting/remove'
import { collectionWith } from '#lib/hosting/words-of-host'
import { certain } from '#tests/support/certain'
import { aHost, isRoot } from '#tests/support/hosting'

function aHostOfTwo() {
  const host = aHost()
  for (const name of ['swifts', 'rivers']) {
    certain(addInstance(host.layout, host.machine, { name, origin: `https://${name}.example.eu` }))
  }
  return host
}

describe.runIf(isRoot)('the commands of a host', () => {
  test('write what nobody else can read, whatever root’s own mask', () => {
    const { layout, machine } = aHostOfTwo()
    const { data, program } = pathsOf(layout, 'swifts')
    const file = join(data, 'written')
    const words = ['-e', `require('node:fs').writeFileSync(${JSON.stringify(file)}, '')`]
    const before = process.umask(0o022)
    try {
      expect(machine.runAs(machine.userNamed('colligo-swifts'), { folder: program, words, variables: {} })).toBe(0)
      expect((statSync(file).mode & 0o777).toString(8)).toBe('600')
    } finally {
      // Root's own is as it was.
      expect(process.umask(before)).toBe(0o022)
    }
  })

  test('are named where the data folder is one of its collections’', () => {
    const { layout } = aHostOfTwo()
    const { data, keys } = pathsOf(layout, 'swifts')
    expect(collectionWith(layout, data)).toBe('swifts')
    for (const folder of [keys, pathsOf(layout, 'bees').data, join(data, 'data'), '/data', '.data']) {
      expect(collectionWith(layout, folder), folder).toBeNull()
    }
  })

  test('remove no data while a program of the collection’s user runs', () => {
    const { layout, machine } = aHostOfTwo()
    const { folder, data } = pathsOf(layout, 'swifts')
    const busy = { ...machine, removeUser: () => false }
    expect(removeInstance(layout, busy, 'swifts', true)).toEqual(fail('still-used'))
    expect(existsSync(data)).toBe(true)
    expect(removeInstance(layout, machine, 'swifts', true)).toEqual({ ok: true, value: 'gone' })
    expect(existsSync(folder)).toBe(false)
  })

  test('list in words when each collection was backed up last', () => {
    const { folder, layout } = aHostOfTwo()
    for (const at of ['20261129T183027Z', '20261130T183027Z']) {
      writeFileSync(join(pathsOf(layout, 'swifts').backups, `colligo-ECI-2026-000001-${at}.sqlite.age`), '')
    }
    const words = ['--disable-warning=ExperimentalWarning', 'lib/cli/host.ts', 'list', '--root', folder]
    const listed = execFileSync(process.execPath, words, { encoding: 'utf8' })
    expect(listed).toMatch(/^swifts .* 2026-11-30 18:30 UTC$/mu)
    expect(listed).toMatch(/^rivers .* no backup$/mu)
  })
})
