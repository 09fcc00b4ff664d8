import { execFileSync, spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { putBack } from '#lib/backup/put-back'
import { startBackup } from '#lib/backup/backup-process'
import { signStatement } from '#lib/collecting/sign-statement'
import { addInstance } from '#lib/hosting/add'
import { pathsOf } from '#lib/hosting/layout'
import { openBackup } from '#lib/opening/backup-file'
import { openInstance } from '#lib/instance/instance'
import { organiserOf } from '#lib/organising/sign-in'
import { certain } from '#tests/support/certain'
import { aForm, anOpenCollection, temporaryFolder } from '#tests/support/collection'
import { aHost, isRoot } from '#tests/support/hosting'
import { withInes } from '#tests/support/ines'

describe('what one collection gives out is worth nothing at another', () => {
  test('sessions, invitations and recovery by one-time code', async () => {
    const [one, other] = [await withInes(), await withInes()]
    const session = await one.signIn()
    expect(organiserOf(one.organising, session)).not.toBeNull()
    expect(organiserOf(other.organising, session)).toBeNull()
    expect(one.secret).not.toBe(other.secret)
    expect(other.inviting.invited(one.invitation)).toBeNull()
  })

  test('keys: a database with the keys of another does not open its organisers’ secrets', async () => {
    const [one, other] = [await withInes(), await withInes()]
    await Promise.all([one.close(), other.close()])
    const [data, foreign] = [join(one.folder, 'data'), join(other.folder, 'data', 'keys')]
    const mixed = openInstance({ dataFolder: data, keysFolder: foreign, challengeTries: 2 })
    const account = mixed.organising.account(one.id)!
    expect(() => mixed.organising.stepOfCode(account, '123456')).toThrow('server.key is not the one')
    await mixed.close()
  })

  test('receipts, and fingerprints of the same person', async () => {
    const [one, other] = [await anOpenCollection(), await anOpenCollection()]
    const signed = await Promise.all(
      [one, other].map(async (instance) =>
        certain(await signStatement(instance.collecting, await aForm(instance, 'EE'))),
      ),
    )
    const wrapped = one.receipts.wrap(signed[0]!)
    expect(one.receipts.unwrap(wrapped)).not.toBeNull()
    expect(other.receipts.unwrap(wrapped)).toBeNull()
    await Promise.all([one.close(), other.close()])
    const keys = [one, other].map(({ folder }) => readFileSync(join(folder, 'data', 'keys', 'fingerprint.key'), 'utf8'))
    expect(keys[0]).not.toBe(keys[1])
  })

  test('backups: another’s organisers cannot open them', async () => {
    const [one, other] = [await anOpenCollection(), await anOpenCollection()]
    const backups = temporaryFolder()
    const dataFolder = join(one.folder, 'data')
    expect(await startBackup({ dataFolder, folder: backups, keep: 1 }).made).toBe(true)
    const [name = ''] = execFileSync('ls', [backups], { encoding: 'utf8' }).trim().split('\n')
    const restored = async (key: typeof one.privateKey) => {
      const folder = join(temporaryFolder(), 'data')
      const watching = { onRead: () => undefined, signal: new AbortController().signal }
      const file = join(backups, name)
      return (await putBack({ file, folder, open: (into) => openBackup(file, into, key, watching) })).ok
    }
    expect(await restored(other.privateKey)).toBe(false)
    expect(await restored(one.privateKey)).toBe(true)
  })
})

/** Whether another user can read this working folder: a clone in root's own folder cannot be. */
const canBeRead =
  isRoot && spawnSync('cat', [join(process.cwd(), 'package.json')], { uid: 61_000, gid: 61_000 }).status === 0

test.runIf(canBeRead)('the program itself, as one collection’s user, opens its own folder and no other', () => {
  const { layout, machine } = aHost()
  for (const name of ['swifts', 'rivers']) {
    certain(addInstance(layout, machine, { name, origin: `https://${name}.example.eu` }))
  }
  const [own, theirs] = [pathsOf(layout, 'swifts'), pathsOf(layout, 'rivers')]
  const run = (name: string, folder: typeof own): number =>
    machine.runAs(machine.userNamed(`colligo-${name}`), {
      folder: own.program,
      words: ['--disable-warning=ExperimentalWarning', 'lib/cli/organisers.ts', 'setup-link'],
      variables: { COLLIGO_DATA: folder.data, COLLIGO_KEYS: folder.keys },
    })
  expect(run('swifts', own)).toBe(0)
  expect(run('rivers', theirs)).toBe(0)
  expect(run('swifts', theirs)).not.toBe(0)
  // A copy of the neighbour's database with one's own keys is of no use either: the keys lie where only they can read.
  copyFileSync(join(theirs.data, 'colligo.sqlite'), join(own.backups, 'colligo.sqlite'))
  expect(existsSync(join(own.keys, 'server.key'))).toBe(true)
  expect(readFileSync(join(own.keys, 'server.key'))).not.toEqual(readFileSync(join(theirs.keys, 'server.key')))
})
