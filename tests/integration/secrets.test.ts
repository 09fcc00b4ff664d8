import { execFile } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  mkdirSync,
  copyFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, onTestFinished, test } from 'vitest'
import { signStatement } from '#lib/collecting/sign-statement'
import { openInstance } from '#lib/instance/instance'
import { certain } from '#tests/support/certain'
import { aForm, anInstance, anOpenCollection, temporaryFolder } from '#tests/support/collection'

const names = ['fingerprint.key', 'server.key'] as const

/** An instance that was founded and closed again, and what becomes of the attempt to open it. */
async function founded(keysFolder?: string) {
  const folder = temporaryFolder()
  const data = join(folder, 'data')
  const keys = keysFolder ?? join(data, 'keys')
  const open = () => openInstance({ dataFolder: data, keysFolder: keys, challengeTries: 2 })
  await open().close()
  const refusal = async (): Promise<string> => {
    try {
      await open().close()
    } catch (error) {
      return (error as Error).message
    }
    return 'nothing was refused'
  }
  return { folder, data, keys, open, refusal, key: (name: string) => join(keys, name) }
}

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8)

describe('a new instance', () => {
  test('makes two keys of 32 bytes, and never the same twice', async () => {
    const [one, other] = [await founded(), await founded()]
    const keys = [one, other].flatMap(({ key }) => names.map((name) => readFileSync(key(name), 'utf8')))
    expect(new Set(keys).size).toBe(4)
    for (const key of keys) expect(Buffer.from(key.trim(), 'base64url')).toHaveLength(32)
  })

  test('is for the eyes of the server alone, however careless its shell is', async () => {
    const before = process.umask(0)
    onTestFinished(() => {
      process.umask(before)
    })
    const { data, keys, open, key } = await founded()
    const instance = open()
    onTestFinished(instance.close)
    instance.organising.audit({ event: 'collection-closed', organiserId: null })
    expect([modeOf(data), modeOf(keys)]).toEqual(['700', '700'])
    const files = readdirSync(data).filter((name) => name.startsWith('colligo.sqlite'))
    expect(files.toSorted()).toEqual(['colligo.sqlite', 'colligo.sqlite-shm', 'colligo.sqlite-wal'])
    for (const file of [...files.map((name) => join(data, name)), ...names.map(key)]) expect(modeOf(file)).toBe('600')
  })

  test('has no key in its database', async () => {
    const { data, key } = await founded()
    const database = readFileSync(join(data, 'colligo.sqlite'))
    for (const name of names) {
      const text = readFileSync(key(name), 'utf8').trim()
      expect(database.includes(text)).toBe(false)
      expect(database.includes(Buffer.from(text, 'base64url'))).toBe(false)
    }
  })

  test('takes keys that were brought, and may keep them elsewhere', async () => {
    const brought = await founded()
    const elsewhere = join(temporaryFolder(), 'secrets')
    mkdirSync(elsewhere, { mode: 0o700 })
    for (const name of names) copyFileSync(brought.key(name), join(elsewhere, name))
    const { data, refusal } = await founded(elsewhere)
    expect(await refusal()).toBe('nothing was refused')
    expect(existsSync(join(data, 'keys'))).toBe(false)
    for (const name of names) expect(readFileSync(join(elsewhere, name))).toEqual(readFileSync(brought.key(name)))
  })
})

describe('a founding that broke off goes on where it stopped', () => {
  test.each([
    ['with one key', ['server.key', 'colligo.sqlite']],
    ['with both keys', ['colligo.sqlite']],
  ])('%s', async (_where, missing) => {
    const { data, keys, open } = await founded()
    const place = (name: string): string => join(name.endsWith('.key') ? keys : data, name)
    const kept = readFileSync(place('fingerprint.key'))
    for (const name of missing) rmSync(place(name))
    const instance = open()
    expect(instance.tallies()).toEqual([])
    await instance.close()
    expect(readFileSync(place('fingerprint.key'))).toEqual(kept)
    expect(existsSync(place('server.key'))).toBe(true)
  })
})

describe.each(names)('the server does not start where %s', (name) => {
  test.each([0o644, 0o640, 0o604, 0o660, 0o601])('can be reached by others, as with mode %o', async (mode) => {
    const { key, refusal } = await founded()
    chmodSync(key(name), mode)
    expect(await refusal()).toBe(
      `The key ${key(name)} can be read by others on this machine. Run: chmod 600 ${key(name)}`,
    )
    chmodSync(key(name), 0o400)
    expect(await refusal()).toBe('nothing was refused')
  })

  test('is missing, and does not make a new one: everybody could sign once more', async () => {
    const { key, refusal } = await founded()
    const kept = readFileSync(key(name))
    rmSync(key(name))
    for (const attempt of ['first', 'second']) {
      expect(await refusal(), attempt).toMatch(/is missing, but the database is there/u)
      expect(existsSync(key(name)), attempt).toBe(false)
    }
    writeFileSync(key(name), kept, { mode: 0o600 })
    expect(await refusal()).toBe('nothing was refused')
  })

  test.each([
    ['empty', ''],
    ['cut short', 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'],
    ['too long', 'A'.repeat(44)],
    ['something else', 'three swifts under one roof, and none of them a key'],
  ])('is damaged: %s', async (_how, text) => {
    const { key, refusal } = await founded()
    writeFileSync(key(name), text)
    const told = await refusal()
    expect(told).toBe(`The key ${key(name)} is damaged: it should hold 32 bytes. Put back its copy.`)
  })

  test('is the other key by mistake', async () => {
    const { key, refusal } = await founded()
    const other = names.find((candidate) => candidate !== name)!
    copyFileSync(key(other), key(name))
    expect(await refusal()).toMatch(/are the same key\. Restore each from its own copy/u)
  })
})

test('no refusal shows a key', async () => {
  const { key, refusal } = await founded()
  const secrets = names.map((name) => readFileSync(key(name), 'utf8').trim())
  const told: string[] = []
  chmodSync(key('server.key'), 0o644)
  told.push(await refusal())
  chmodSync(key('server.key'), 0o600)
  copyFileSync(key('server.key'), key('fingerprint.key'))
  told.push(await refusal())
  writeFileSync(key('fingerprint.key'), secrets[0]!.slice(1))
  told.push(await refusal())
  expect(told).not.toContain('nothing was refused')
  for (const secret of secrets) expect(told.join()).not.toContain(secret.slice(1, 12))
})

test('who has signed before a restart has signed after it', async () => {
  const collection = await anOpenCollection()
  certain(await signStatement(collection.collecting, await aForm(collection, 'EE')))
  const restarted = anInstance({ folder: collection.folder })
  certain(await signStatement(restarted.collecting, await aForm(restarted, 'EE')))
  expect(restarted.tallies()).toEqual([{ memberState: 'EE', counted: 1, repeated: 1 }])
})

test('what is no database is refused, and left as it is', async () => {
  const { data, refusal } = await founded()
  const file = join(data, 'colligo.sqlite')
  const rubbish = Buffer.from('three swifts under one roof '.repeat(300))
  writeFileSync(file, rubbish)
  expect(await refusal()).toMatch(/is no database any more\. Restore it from a backup/u)
  expect(readFileSync(file)).toEqual(rubbish)
})

test('an emptied database is refused, and not founded anew beside its log', async () => {
  const { data, refusal } = await founded()
  writeFileSync(join(data, 'colligo.sqlite'), '')
  expect(await refusal()).toMatch(/is empty\. Restore it from a backup/u)
})

describe('the key of the news', () => {
  test('is made where an older instance has none, once, and not of the others', async () => {
    const { key, open } = await founded()
    rmSync(key('news.key'))
    await open().close()
    const made = readFileSync(key('news.key'), 'utf8')
    expect(Buffer.from(made.trim(), 'base64url')).toHaveLength(32)
    expect(modeOf(key('news.key'))).toBe('600')
    await open().close()
    expect(readFileSync(key('news.key'), 'utf8')).toBe(made)
    expect(readdirSync(dirname(key('news.key'))).toSorted()).toEqual(['fingerprint.key', 'news.key', 'server.key'])
  })

  test('is the same for processes that make it at once', async () => {
    const { key, keys } = await founded()
    rmSync(key('news.key'))
    const script = `import { readNewsKey, readSecrets } from '#lib/config/secrets'
      const [folder] = process.argv.slice(1)
      process.stdout.write(readNewsKey(folder, readSecrets(folder, false)).toString('hex'))`
    const run = promisify(execFile)
    const started = Array.from({ length: 4 }, () => run(process.execPath, ['--input-type=module', '-e', script, keys]))
    const made = (await Promise.all(started)).map(({ stdout }) => stdout)
    expect(made[0]).toMatch(/^[0-9a-f]{64}$/u)
    expect(new Set(made).size).toBe(1)
  })

  test.each([
    [
      'can be read by others',
      (file: string) => {
        chmodSync(file, 0o644)
      },
      /can be read by others/u,
    ],
    [
      'is damaged',
      (file: string) => {
        writeFileSync(file, 'short')
      },
      /is damaged/u,
    ],
    [
      'is another by mistake',
      (file: string) => {
        copyFileSync(join(dirname(file), 'server.key'), file)
      },
      /is one of the other keys/u,
    ],
  ])('keeps the server from starting where it %s', async (_what, harm, told) => {
    const { key, refusal } = await founded()
    harm(key('news.key'))
    expect(await refusal()).toMatch(told)
  })
})
