import { readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { readEnvironment } from '#lib/config/environment'
import { filesThatServe } from '#lib/dossier/build/files-that-serve'
import { largestForm } from '#lib/http/gate/form-body'

const read = (file: string): string => readFileSync(file, 'utf8')

/** A unit's settings by their names; one that stands there twice counts as a list. */
const settingsOf = (unit: string): ReadonlyMap<string, readonly string[]> => {
  const settings = new Map<string, string[]>()
  for (const [, name = '', value = ''] of unit.matchAll(/^(\w+)=(.*)$/gmu)) {
    settings.set(name, [...(settings.get(name) ?? []), value])
  }
  return settings
}

describe('the image', () => {
  const left = read('.dockerignore').split('\n')

  it('has no made-up people or crowds, and every command that it offers does without', () => {
    for (const path of ['lib/load', 'lib/cli/load', 'lib/cli/load.ts', 'lib/cli/demo', 'lib/cli/demo.ts'])
      expect(left).toContain(path)
    expect(Object.keys(filesThatServe('.')).filter((path) => /^lib\/(?:cli\/)?(?:load|demo)\b/u.test(path))).toEqual([])
  })

  it('has what ./run dossier reads: the lockfile, and the tables of the documents', () => {
    expect(read('Dockerfile')).toMatch(/^COPY --from=build .*\/colligo\/package-lock\.json/mu)
    for (const path of ['!docs/conformity.csv', '!docs/certification']) expect(left).toContain(path)
  })
})

describe('the unit of a collection', () => {
  const settings = settingsOf(read('deploy/colligo@.service'))

  // What `systemd-analyze security` would say is looked at by `./run test:hosting`.
  it.each([
    ['NoNewPrivileges', 'yes'],
    ['CapabilityBoundingSet', ''],
    ['ProtectSystem', 'strict'],
    ['PrivateTmp', 'yes'],
    ['PrivateUsers', 'yes'],
    ['LimitCORE', '0'],
    ['MemorySwapMax', '0'],
    ['UMask', '0077'],
    ['User', 'colligo-%i'],
    ['ReadWritePaths', '/srv/colligo/%i'],
    ['TemporaryFileSystem', '/srv/colligo:ro'],
  ])('says %s=%s', (name, value) => {
    expect(settings.get(name)).toEqual([value])
  })

  it('may call nothing of the system that is for its keeper', () => {
    expect(settings.get('SystemCallFilter')).toEqual([
      '@system-service',
      '~@privileged @mount @swap @reboot @obsolete @keyring',
    ])
  })

  it('listens on this machine alone', () => {
    expect(settings.get('ExecStart')?.join()).toContain('--hostname 127.0.0.1')
  })
})

describe('the front', () => {
  const front = ['Caddyfile', 'Caddyfile.host', 'colligo.caddy', 'options.caddy'].map((name) =>
    read(`deploy/caddy/${name}`),
  )

  it('lets through what the gate takes, and no more', () => {
    const limits = [...front.join('\n').matchAll(/max_size (\d+)KiB/gu)].map(([, kilobytes]) => Number(kilobytes))
    expect(limits).toEqual([largestForm / 1024, 2300])
    expect(read('lib/http/gate/uploads.ts')).toContain('2200 * 1024')
  })

  it('keeps no record of anybody', () => {
    expect(front.join('\n')).toContain('exclude http.log.error http.handlers.reverse_proxy')
    // `log` in a site's block would be the access log.
    expect(front.join('\n').match(/^\s*log\b.*$/gmu)).toEqual(['log default {'])
  })

  it('takes orders from nobody else on the machine', () => {
    expect(front[0]).toContain('admin off')
    expect(front[1]).toContain('admin unix//run/caddy/admin.sock')
  })
})

test('compose.yaml passes on no variable that Colligo does not know, and no password', () => {
  const compose = read('compose.yaml')
  const named = new Set([...compose.matchAll(/^\s+(COLLIGO_\w+):/gmu)].map(([, name = '']) => name))
  const example = new Set([...read('.env.example').matchAll(/^#?(COLLIGO_\w+)=/gmu)].map(([, name = '']) => name))
  expect([...named].filter((name) => !example.has(name))).toEqual([])
  expect(named).not.toContain('COLLIGO_MAIL_URL')
  expect(readEnvironment({ COLLIGO_ORGANISERS_ORIGIN: undefined }).organisersOrigin).toBe('http://localhost:3000')
})
