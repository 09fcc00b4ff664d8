import { cpSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openInstance } from '#lib/instance/instance'
import { makeRecoveryCodes } from '#lib/organising/own-account'
import { inviteOrganiser } from '#lib/organising/invitations'
import { askForPasskey, enterPasskey } from '#lib/organising/passkeys'
import { enterCode, enterPassword, organiserOf } from '#lib/organising/sign-in'
import { Authenticator } from '#tests/support/authenticator'
import { certain } from '#tests/support/certain'
import { anInstance, temporaryFolder } from '#tests/support/collection'
import { email, expired, password, refused, seconds } from '#tests/support/ines'
import { halfSession, origin, withPasskey } from '#tests/support/passkeys'

/** All that lets somebody in, in use, and a thief's copy of the database’s files. */
async function stolen() {
  const ines = await withPasskey()
  const { organising, inviting, ownAccount, passkeys, token, account } = ines
  ines.wait(30 * seconds)
  const sheet = certain(await makeRecoveryCodes(organising, ownAccount, account, ines.codeNow()))
  const half = halfSession(ines)
  certain(await askForPasskey(organising, passkeys, { token: half, origin }))
  const invitation = certain(
    inviteOrganiser(organising, inviting, { email: 'teodor@example.eu', name: 'Teodor', roles: ['auditor'] }, ines.id),
  )
  const folder = temporaryFolder()
  const from = join(ines.folder, 'data')
  for (const name of readdirSync(from).filter((file) => file.startsWith('colligo.sqlite')))
    cpSync(join(from, name), join(folder, name))
  return { ines, sheet, half, token, invitation, folder }
}

/** Every value of every row, as a thief reads them. */
function everyValue(folder: string): readonly (string | Buffer)[] {
  const database = new SQLite(join(folder, 'colligo.sqlite'))
  const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[]
  const values = tables.flatMap((table) => database.prepare(`SELECT * FROM "${table}"`).raw().all() as unknown[][])
  database.close()
  return values.flat().filter((value) => typeof value === 'string' || Buffer.isBuffer(value))
}

test('whoever steals the database has no passkey, no recovery code and no session in it', async () => {
  const { ines, sheet, half, token, invitation, folder } = await stolen()
  const bytes = Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))))
  const { d = '' } = ines.authenticator.privateKey.export({ format: 'jwk' })
  const tokens = [half, token, invitation, d].map((text) => Buffer.from(text, 'base64url'))
  const codes = sheet.flatMap((code) => [Buffer.from(code), Buffer.from(code.replace('-', ''))])
  // The search itself works: the passkey's public half is there to be found.
  expect(bytes.includes(ines.authenticator.id.toString('base64url'))).toBe(true)
  for (const secret of [...tokens, ...codes]) {
    expect(secret.length).toBeGreaterThanOrEqual(10)
    for (const form of [secret, ...(['hex', 'base64', 'base64url'] as const).map((name) => secret.toString(name))])
      expect(bytes.includes(form)).toBe(false)
  }
})

test('and nothing that stands in it lets anybody in, in any spelling, at any door', async () => {
  const { ines, half, folder } = await stolen()
  const { organising, inviting, passkeys } = ines
  const spelled = everyValue(folder).flatMap((value) =>
    typeof value === 'string'
      ? [value]
      : [value.toString('hex'), value.toString('base64'), value.toString('base64url'), value.toString('latin1')],
  )
  expect(spelled.length).toBeGreaterThan(50)
  for (const value of new Set(spelled)) {
    expect(organiserOf(organising, value)).toBeNull()
    expect(await enterCode(organising, value, ines.codeNow(1))).toEqual(expired)
    expect(inviting.invited(value)).toBeNull()
    expect(await organising.spendRecoveryCode(ines.id, value)).toBe(false)
  }
  const hash = organising.accountByEmail(email)?.passwordHash ?? ''
  expect(hash).toMatch(/^\$argon2id\$/u)
  expect(await enterPassword(organising, email, hash)).toEqual(refused)
  // The challenge lies there to be read; without the key it is worth nothing.
  const options = certain(await askForPasskey(organising, passkeys, { token: half, origin }))
  const forged = new Authenticator(origin).get(options)
  const renamed = JSON.stringify({
    ...(JSON.parse(forged) as object),
    id: ines.authenticator.id.toString('base64url'),
    rawId: ines.authenticator.id.toString('base64url'),
  })
  expect(await enterPasskey(organising, passkeys, { token: half, origin }, renamed)).toEqual(refused)
})

test('nor does a server of the thief’s own open it: one-time codes are locked by a key that lies elsewhere', async () => {
  const { ines, folder } = await stolen()
  const thiefs = temporaryFolder()
  const data = join(thiefs, 'data')
  await openInstance({ dataFolder: data, keysFolder: join(data, 'keys'), challengeTries: 2 }).close()
  for (const name of readdirSync(folder)) cpSync(join(folder, name), join(data, name))
  const opened = anInstance({ folder: thiefs, now: ines.now })
  // With the password as well: it is the second step that does not open.
  const half = certain(await enterPassword(opened.organising, email, password))
  await expect(enterCode(opened.organising, half, ines.codeNow(1))).rejects.toThrow('server.key is not the one')
})

test('a session that Mallory plants in Ines’ browser never becomes hers', async () => {
  const ines = await withPasskey()
  const { organising } = ines
  const planted = organising.startSession(ines.id, 'password')
  ines.wait(30 * seconds)
  const half = certain(await enterPassword(organising, email, password))
  const full = certain(await enterCode(organising, half, ines.codeNow()))
  expect(new Set([planted, half, full]).size).toBe(3)
  expect(organiserOf(organising, planted)).toBeNull()
  expect(organiserOf(organising, half)).toBeNull()
  for (const chosen of ['', 'chosen', 'A'.repeat(43)]) expect(organiserOf(organising, chosen)).toBeNull()
})
