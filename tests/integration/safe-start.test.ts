import { execFile } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readEnvironment } from '#lib/config/environment'
import { isOwnMachine, whatIsUnsafe } from '#lib/config/safe-start'
import { openInstance } from '#lib/instance/instance'
import { temporaryFolder } from '#tests/support/collection'

const somebody = { uid: 4711, gid: 4711 }

/** A folder of a collection that was founded as a server founds it, and belongs to a user of its own. */
async function aFolder(owner = somebody.uid) {
  const dataFolder = join(temporaryFolder(), 'data')
  const keysFolder = join(dataFolder, 'keys')
  await openInstance({ dataFolder, keysFolder, challengeTries: 2 }).close()
  const keys = ['fingerprint.key', 'server.key', 'news.key'].map((name) => join(keysFolder, name))
  for (const path of [dataFolder, keysFolder, join(dataFolder, 'colligo.sqlite'), ...keys])
    chownSync(path, owner, owner)
  return { dataFolder, keysFolder }
}

const settings = (folders: { dataFolder: string; keysFolder: string }, variables: Record<string, string> = {}) =>
  readEnvironment({
    COLLIGO_DATA: folders.dataFolder,
    COLLIGO_KEYS: folders.keysFolder,
    COLLIGO_ORIGIN: 'https://collect.example.eu',
    ...variables,
  })

const mail = (file: string) => ({ COLLIGO_MAIL_URL_FILE: file, COLLIGO_MAIL_FROM: 'news@example.eu' })

describe('a start is let be', () => {
  test('where folders are as the server makes them, and the public comes by TLS', async () => {
    const folders = await aFolder()
    const secret = join(folders.dataFolder, 'mail-url')
    writeFileSync(secret, 'smtps://ines:secret@mail.example.eu', { mode: 0o600 })
    chownSync(secret, somebody.uid, somebody.gid)
    expect(whatIsUnsafe(settings(folders, mail(secret)), somebody)).toEqual([])
  })

  test('where nothing is there yet', () => {
    const dataFolder = join(temporaryFolder(), 'data')
    expect(whatIsUnsafe(settings({ dataFolder, keysFolder: join(dataFolder, 'keys') }), somebody)).toEqual([])
  })

  test('on this machine alone, without TLS and by root', async () => {
    const variables = { COLLIGO_ORIGIN: 'http://127.0.0.1:3000' }
    expect(whatIsUnsafe(settings(await aFolder(0), variables), { uid: 0, gid: 0 })).toEqual([])
  })

  test('where a mail server in the environment has no password', async () => {
    const variables = { COLLIGO_MAIL_URL: 'smtp://localhost:25', COLLIGO_MAIL_FROM: 'news@example.eu' }
    expect(whatIsUnsafe(settings(await aFolder(), variables), somebody)).toEqual([])
  })
})

describe('a start is refused', () => {
  test('without TLS, by root, and with a password in the environment: all of it is told, and not the password', async () => {
    const variables = {
      COLLIGO_ORIGIN: 'http://collect.example.eu',
      COLLIGO_MAIL_URL: 'smtps://ines:hirundo@mail.example.eu',
      COLLIGO_MAIL_FROM: 'news@example.eu',
    }
    const unsafe = whatIsUnsafe(settings(await aFolder(0), variables), { uid: 0, gid: 0 })
    expect(unsafe).toEqual([
      expect.stringMatching(/^COLLIGO_ORIGIN is http:\/\/collect.*https:\/\//u),
      expect.stringMatching(/^COLLIGO_MAIL_URL holds a password.*COLLIGO_MAIL_URL_FILE/u),
      expect.stringMatching(/^The server was started by root/u),
    ])
    expect(unsafe.join()).not.toContain('hirundo')
  })

  test.each(['', 'keys', 'colligo.sqlite', 'keys/fingerprint.key', 'keys/server.key', 'keys/news.key'])(
    'where others can read %j, with the command that mends it',
    async (name) => {
      const folders = await aFolder()
      const path = join(folders.dataFolder, name)
      for (const lax of name.includes('.') ? [0o640, 0o604] : [0o750, 0o701]) {
        chmodSync(path, lax)
        const [sentence, ...others] = whatIsUnsafe(settings(folders), somebody)
        expect(others).toEqual([])
        expect(sentence).toContain(`Run: chmod ${name.includes('.') ? '0600' : '0700'} ${path}`)
      }
    },
  )

  test('where a secret lies open, or is somebody else’s', async () => {
    const folders = await aFolder()
    const secret = join(temporaryFolder(), 'mail-url')
    writeFileSync(secret, 'smtps://mail.example.eu')
    chmodSync(secret, 0o644)
    chownSync(secret, 4712, 4712)
    const unsafe = whatIsUnsafe(settings(folders, mail(secret)), somebody)
    expect(unsafe).toEqual([
      expect.stringContaining(`Run: chmod 0600 ${secret}`),
      expect.stringContaining(`Run: chown 4711:4711 ${secret}`),
    ])
  })

  test('where networks of organisers keep nobody out', async () => {
    const networks = { COLLIGO_ORGANISERS_NETWORKS: '10.0.0.0/8' }
    const folders = await aFolder()
    expect(whatIsUnsafe(settings(folders, networks), somebody)).toEqual([
      expect.stringMatching(/COLLIGO_TRUSTED_PROXIES names no front/u),
    ])
    const front = { ...networks, COLLIGO_TRUSTED_PROXIES: '127.0.0.1' }
    expect(whatIsUnsafe(settings(folders, front), somebody)).toEqual([])
  })

  test('where the keys are another user’s', async () => {
    const folders = await aFolder()
    chownSync(join(folders.keysFolder, 'server.key'), 4712, 4712)
    const unsafe = whatIsUnsafe(settings(folders), somebody)
    expect(unsafe).toEqual([expect.stringContaining('belongs to user 4712, the server to user 4711')])
  })
})

test.each([
  ['http://localhost:3000', true],
  ['http://swifts.localhost', true],
  ['http://127.0.0.1', true],
  ['http://127.8.9.10:80', true],
  ['http://[::1]:3000', true],
  ['http://localhost.example.eu', false],
  ['http://127.0.0.1.example.eu', false],
  ['http://10.0.0.1', false],
  ['http://192.168.1.1', false],
  ['http://0.0.0.0:3000', false],
  ['http://[::2]', false],
])('%s is reached from this machine alone: %s', (origin, isOwn) => {
  expect(isOwnMachine(origin)).toBe(isOwn)
})

/** The command itself, which must end before it serves anything. */
const start = (env: Record<string, string>, ...words: readonly string[]) =>
  new Promise<{ readonly code: unknown; readonly said: string }>((resolve) => {
    const command = ['lib/cli/serve.ts', '--port', '39517', '--hostname', '127.0.0.1', ...words]
    execFile(process.execPath, command, { env: { ...process.env, ...env } }, (error, _stdout, stderr) => {
      resolve({ code: error?.code ?? 0, said: stderr })
    })
  })

test('`./run start` ends with the sentences, before anything is made', async () => {
  const folder = temporaryFolder()
  const dataFolder = join(folder, 'data')
  mkdirSync(dataFolder)
  chmodSync(dataFolder, 0o755)
  const { code, said } = await start({ COLLIGO_DATA: dataFolder, COLLIGO_ORIGIN: 'http://collect.example.eu' })
  expect(code).toBe(1)
  expect(said).toMatch(/^Not started, since it would not be safe:\n {2}COLLIGO_ORIGIN is/u)
  expect(said).toContain(`Run: chmod 0700 ${dataFolder}`)
})
