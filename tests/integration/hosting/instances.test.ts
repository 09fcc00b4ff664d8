import { existsSync, mkdirSync, readFileSync, readdirSync, readlinkSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fail } from '#lib/domain/result'
import { addInstance } from '#lib/hosting/add'
import { backUpInstance } from '#lib/hosting/back-up'
import { pathsOf } from '#lib/hosting/layout'
import { listInstances } from '#lib/hosting/list'
import { removeInstance } from '#lib/hosting/remove'
import { runCommand } from '#lib/hosting/run-command'
import { upgradeInstance } from '#lib/hosting/upgrade'
import { certain } from '#tests/support/certain'
import { aHost, aRelease, isRoot, runAs } from '#tests/support/hosting'

const swifts = { name: 'swifts', origin: 'https://swifts.example.eu' }
const rivers = {
  name: 'rivers',
  origin: 'https://rivers.example.eu',
  organisersOrigin: 'https://organisers.rivers.example.eu',
  organisersNetworks: '192.0.2.0/24',
}

const aHostOfTwo = () => {
  const host = aHost()
  const [one, other] = [swifts, rivers].map((wish) => certain(addInstance(host.layout, host.machine, wish)))
  return { ...host, one: one!, other: other! }
}

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8)

describe.runIf(isRoot)('a collection that is added', () => {
  test('has a user, folders, settings, a port and a site of its own', () => {
    const { layout, machine, told, one, other } = aHostOfTwo()
    expect([one.port, other.port]).toEqual([3001, 3002])
    for (const name of ['swifts', 'rivers']) {
      const { uid } = machine.userNamed(`colligo-${name}`)
      const { folder, data, keys, backups, secrets, settings } = pathsOf(layout, name)
      for (const path of [folder, data, keys, backups, secrets]) {
        expect([modeOf(path), statSync(path).uid], path).toEqual(['700', uid])
      }
      expect([modeOf(settings), statSync(settings).uid]).toEqual(['600', 0])
    }
    expect(machine.userNamed('colligo-swifts').uid).not.toBe(machine.userNamed('colligo-rivers').uid)
    const site = readFileSync(pathsOf(layout, 'rivers').site, 'utf8')
    expect(site).toContain('https://rivers.example.eu https://organisers.rivers.example.eu {')
    expect(site).toContain('reverse_proxy 127.0.0.1:3002 {')
    expect(told).toEqual(
      ['swifts', 'rivers'].flatMap((name) => [
        'restart colligo-ports.service',
        `enable --now colligo@${name}.service`,
        'reload caddy.service',
      ]),
    )
    expect([modeOf(layout.ports), statSync(layout.ports).uid]).toEqual(['600', 0])
  })

  test.each([
    ['bad-name', { name: 'Swifts' }],
    ['bad-name', { name: '../swifts' }],
    ['bad-name', { name: 's' }],
    ['bad-name', { name: 'swifts-of-all-the-roofs' }],
    ['not-https', { origin: 'http://other.example.eu' }],
    ['not-https', { origin: 'https://other.example.eu/en' }],
    ['not-https', { origin: 'https://other.example.eu {\n respond "mine"\n}' }],
    ['not-https', { organisersOrigin: 'organisers.example.eu' }],
    ['name-taken', { name: 'swifts' }],
    ['origin-taken', { origin: 'https://swifts.example.eu' }],
    ['origin-taken', { origin: 'https://organisers.rivers.example.eu' }],
    ['origin-taken', { organisersOrigin: 'https://swifts.example.eu' }],
  ])('is refused as %s, and leaves nothing: %j', (problem, changes) => {
    const { layout, machine } = aHostOfTwo()
    const wish = { name: 'bees', origin: 'https://bees.example.eu', ...changes }
    expect(addInstance(layout, machine, wish)).toEqual(fail(problem))
    expect(readdirSync(layout.settings).toSorted()).toEqual(['ports.nft', 'rivers.env', 'swifts.env'])
    expect(readdirSync(layout.folders).toSorted()).toEqual(['rivers', 'swifts'])
  })

  test('does not get what was left by one that was removed', () => {
    const { layout, machine } = aHostOfTwo()
    certain(removeInstance(layout, machine, 'swifts', false))
    expect(addInstance(layout, machine, swifts)).toEqual(fail('name-taken'))
  })
})

describe.runIf(isRoot)('two collections', () => {
  test('cannot read, list, change or replace anything of each other’s', () => {
    const { layout, machine } = aHostOfTwo()
    for (const [name, neighbour] of [
      ['swifts', 'rivers'],
      ['rivers', 'swifts'],
    ] as const) {
      const user = machine.userNamed(`colligo-${name}`)
      const [own, theirs] = [pathsOf(layout, name), pathsOf(layout, neighbour)]
      for (const paths of [own, theirs]) {
        for (const folder of [paths.data, paths.keys, paths.backups]) {
          if (!existsSync(join(folder, 'file'))) writeFileSync(join(folder, 'file'), 'secret')
          machine.give(join(folder, 'file'), machine.userNamed(`colligo-${paths === own ? name : neighbour}`))
        }
      }
      expect(runAs(user, 'cat', join(own.data, 'file')).said).toBe('secret')
      for (const folder of [theirs.data, theirs.keys, theirs.backups]) {
        for (const [program, ...words] of [
          ['cat', join(folder, 'file')],
          ['ls', folder],
          ['touch', join(folder, 'new')],
          ['rm', '-f', join(folder, 'file')],
          ['mv', folder, `${folder}-away`],
          ['ln', '-s', '/etc/passwd', join(folder, 'link')],
        ] as const) {
          const { code, said } = runAs(user, program, ...words)
          expect(code, `${program} ${words.join(' ')}`).not.toBe(0)
          expect(said).not.toContain('secret')
        }
      }
      // Nor the settings of anybody, their own included: they hold what root decides.
      for (const { settings, program } of [own, theirs]) {
        expect(runAs(user, 'cat', settings).code).not.toBe(0)
        expect(runAs(user, 'ln', '-sfn', '/tmp', program).code).not.toBe(0)
      }
    }
  })

  test('are backed up each by itself, as their own user, who reaches no other’s', () => {
    const { layout, machine } = aHostOfTwo()
    const seen: object[] = []
    const noting = {
      ...machine,
      runAs: (...[user, order]: Parameters<typeof machine.runAs>) => {
        seen.push({ user, folder: order.folder, words: order.words, names: Object.keys(order.variables) })
        return 0
      },
    }
    expect(backUpInstance(layout, noting, 'swifts')).toBe('nothing')
    writeFileSync(join(pathsOf(layout, 'swifts').data, 'colligo.sqlite'), '')
    expect(backUpInstance(layout, noting, 'swifts')).toBe('made')
    const { data, backups } = pathsOf(layout, 'swifts')
    expect(seen).toEqual([
      expect.objectContaining({
        user: machine.userNamed('colligo-swifts'),
        words: ['lib/cli/backup.ts', '--data', data, '--to', backups, '--keep', '14'],
      }),
    ])
  })
})

test.runIf(isRoot)(
  'commands run as the collection’s user, with its settings, and none of them holds a private key',
  () => {
    const { layout, machine } = aHostOfTwo()
    const seen: unknown[] = []
    const noting = {
      ...machine,
      runAs: (...[user, { words, variables }]: Parameters<typeof machine.runAs>) => {
        seen.push([user.uid, words, variables['COLLIGO_DATA'], variables['INIT_CWD']])
        return 3
      },
    }
    const run = (name: string, command: string) =>
      runCommand(layout, noting, name, { command, words: ['--json'], cwd: '/root' })
    expect(run('swifts', 'doctor')).toEqual({ ok: true, value: 3 })
    const { uid } = machine.userNamed('colligo-swifts')
    expect(seen).toEqual([[uid, ['lib/cli/doctor.ts', '--json'], pathsOf(layout, 'swifts').data, '/root']])
    for (const command of ['keys', 'export', 'serve', '../cli/doctor', '']) {
      expect(run('swifts', command)).toEqual(fail('no-such-command'))
    }
    for (const name of ['bees', '../rivers', '']) expect(run(name, 'doctor')).toEqual(fail('no-such-instance'))
  },
)

describe.runIf(isRoot)('an upgrade', () => {
  test('changes one collection’s release, and no other’s', async () => {
    const { layout, machine, told } = aHostOfTwo()
    const release = aRelease(layout, '0.2.0-two')
    const order = { name: 'swifts', release, needsBackup: true }
    expect(certain(await upgradeInstance(layout, machine, order)).to).toBe(release)
    expect(readlinkSync(pathsOf(layout, 'swifts').program)).toBe(release)
    expect(readlinkSync(pathsOf(layout, 'rivers').program)).toContain('0.1.0-one')
    expect(told.slice(-3)).toEqual([
      'stop colligo@swifts.service',
      'reset-failed colligo@swifts.service',
      'start colligo@swifts.service',
    ])
    expect(await upgradeInstance(layout, machine, order)).toEqual(fail('same-release'))
  })

  test('does not happen without a backup, unless somebody says so', async () => {
    const { layout, machine } = aHostOfTwo()
    // No database: the command itself, as the collection's user, says that it is none.
    writeFileSync(join(pathsOf(layout, 'swifts').data, 'colligo.sqlite'), 'no database')
    const order = { name: 'swifts', release: aRelease(layout, '0.2.0-two'), needsBackup: true }
    const broken = { ...machine, runAs: () => 1 }
    expect(await upgradeInstance(layout, broken, order)).toEqual(fail('no-backup'))
    expect(readlinkSync(pathsOf(layout, 'swifts').program)).toContain('0.1.0-one')
    certain(await upgradeInstance(layout, broken, { ...order, needsBackup: false }))
  })

  test('goes back where the new release does not serve, and says so', async () => {
    const { layout, machine } = aHostOfTwo()
    const order = { name: 'swifts', release: aRelease(layout, '0.2.0-two'), needsBackup: true, patience: 600 }
    const withServices = { ...machine, hasServices: true }
    expect(await upgradeInstance(layout, withServices, order)).toEqual(fail('down'))
    expect(readlinkSync(pathsOf(layout, 'swifts').program)).toContain('0.1.0-one')
  })

  test('is refused for what is not there', async () => {
    const { layout, machine } = aHostOfTwo()
    expect(await upgradeInstance(layout, machine, { name: 'bees', needsBackup: true })).toEqual(
      fail('no-such-instance'),
    )
    const order = { name: 'swifts', release: join(layout.releases, 'none'), needsBackup: true }
    expect(await upgradeInstance(layout, machine, order)).toEqual(fail('no-release'))
  })
})

describe.runIf(isRoot)('a removal', () => {
  test('keeps everything, and with the data nothing, of this one alone', () => {
    const { layout, machine, told } = aHostOfTwo()
    const { folder, settings, site } = pathsOf(layout, 'swifts')
    expect(removeInstance(layout, machine, 'swifts', false)).toEqual({ ok: true, value: 'kept' })
    expect([folder, settings, site].map((path) => existsSync(path))).toEqual([true, false, false])
    expect(told.slice(-3)).toEqual([
      'disable --now colligo@swifts.service',
      'restart colligo-ports.service',
      'reload caddy.service',
    ])
    expect(readFileSync(layout.ports, 'utf8')).toContain('colligo-rivers')
    expect(readFileSync(layout.ports, 'utf8')).not.toContain('colligo-swifts')
    expect(removeInstance(layout, machine, 'swifts', true)).toEqual({ ok: true, value: 'gone' })
    expect(readdirSync(layout.folders)).toEqual(['rivers'])
    expect(readdirSync(layout.settings)).toEqual(['ports.nft', 'rivers.env'])
    expect(removeInstance(layout, machine, 'swifts', true)).toEqual(fail('no-such-instance'))
    for (const name of ['..', '.', '', '../rivers']) {
      expect(removeInstance(layout, machine, name, true)).toEqual(fail('no-such-instance'))
    }
  })
})

test.runIf(isRoot)('the list says what runs where, and what is down', async () => {
  const { layout } = aHostOfTwo()
  mkdirSync(pathsOf(layout, 'swifts').backups, { recursive: true })
  writeFileSync(join(pathsOf(layout, 'swifts').backups, 'colligo-ECI-20261130T020000Z.sqlite.age'), '')
  const [first, second] = await listInstances(layout)
  expect(first).toMatchObject({ name: 'rivers', state: 'down', lastBackup: null, release: '0.1.0-one' })
  expect(second).toMatchObject({ name: 'swifts', origin: swifts.origin, port: 3001, lastBackup: '20261130T020000Z' })
})
