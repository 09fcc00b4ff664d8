import { createSecretKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '#db/connection'
import { keepRecoveryCodes } from '#db/organisers'
import { readSecrets } from '#lib/config/secrets'
import { earlierRecoveryMark } from '#lib/crypto/recovery-codes'
import { derivedKey } from '#lib/crypto/tokens'
import { makeRecoveryCodes } from '#lib/organising/own-account'
import { removePerson } from '#lib/organising/people'
import { enterCode, organiserOf } from '#lib/organising/sign-in'
import { certain } from '#tests/support/certain'
import { minutes, refused, seconds, withInes } from '#tests/support/ines'

async function withSheet() {
  const ines = await withInes()
  const here = await ines.signIn()
  ines.wait(30 * seconds)
  const makeSheet = (code = ines.codeNow()) =>
    makeRecoveryCodes(ines.organising, ines.ownAccount, organiserOf(ines.organising, here)!, code)
  return { ines, makeSheet, codes: certain(await makeSheet()) }
}

test('a code from paper takes the place of the phone, once', async () => {
  const { ines, codes } = await withSheet()
  const [first = '', second = ''] = codes
  const enter = async (code: string) => enterCode(ines.organising, await ines.password(), code)

  const session = certain(await enter(first.toUpperCase().replace('-', ' ')))
  expect(organiserOf(ines.organising, session)?.id).toBe(ines.id)
  expect(await enter(first)).toEqual(refused)
  expect(ines.ownAccount.recoveryCodesLeft(ines.id)).toBe(9)
  certain(await enter(second))
  expect(ines.ownAccount.recoveryCodesLeft(ines.id)).toBe(8)
  const events = ines.events().map(([event]) => event)
  expect(events.filter((event) => event === 'recovery-code-used')).toHaveLength(2)
})

test('a new sheet needs a fresh code, and makes the old one worthless', async () => {
  const { ines, makeSheet, codes } = await withSheet()
  expect(await makeSheet('000000')).toEqual({ ok: false, problem: 'wrong-code' })
  expect(await makeSheet(codes[0])).toEqual({ ok: false, problem: 'wrong-code' })
  expect(ines.ownAccount.recoveryCodesLeft(ines.id)).toBe(10)
  const spent = ines.codeNow()
  expect(await makeSheet(spent)).toEqual({ ok: false, problem: 'wrong-code' })
  ines.wait(minutes)
  const next = certain(await makeSheet())
  expect(next).toHaveLength(10)
  expect(await enterCode(ines.organising, await ines.password(), codes[1] ?? '')).toEqual(refused)
  certain(await enterCode(ines.organising, await ines.password(), next[0] ?? ''))
})

test('a sheet from before codes were hashed as passwords are stays good, each code once, until the next one', async () => {
  const { ines, makeSheet } = await withSheet()
  const { server } = readSecrets(join(ines.folder, 'data/keys'), false)
  const key = createSecretKey(derivedKey(server, 'colligo recovery codes'))
  const database = openDatabase(join(ines.folder, 'data/colligo.sqlite'))
  const earlier = ['4k7wz0m2xq', '5k7wz0m2xq', '6k7wz0m2xq']
  keepRecoveryCodes(
    database,
    ines.id,
    earlier.map((code) => earlierRecoveryMark(key, ines.id, code)),
  )
  database.$client.close()

  const enter = async (code: string) => enterCode(ines.organising, await ines.password(), code)
  certain(await enter('4k7wz-0m2xq'))
  expect(await enter('4k7wz-0m2xq')).toEqual(refused)
  expect(ines.ownAccount.recoveryCodesLeft(ines.id)).toBe(2)
  ines.wait(minutes)
  const [next = ''] = certain(await makeSheet())
  expect(await enter('5k7wz-0m2xq')).toEqual(refused)
  certain(await enter(next))
})

test('a sheet is kept for nobody who has left while it was made', async () => {
  const { ines } = await withSheet()
  const making = ines.ownAccount.renewRecoveryCodes(ines.id)
  ines.people.letGo(ines.id)
  await making
  expect(ines.ownAccount.recoveryCodesLeft(ines.id)).toBe(0)
})

test('where too many passwords and codes are being tried already, a code waits, and it is no failure', async () => {
  const { ines, codes } = await withSheet()
  const token = await ines.password()
  const others = Array.from({ length: 9 }, () => ines.organising.isPassword('Four swifts, 2 roofs!', null))
  expect(await enterCode(ines.organising, token, codes[0] ?? '')).toMatchObject({ problem: { kind: 'wait' } })
  await Promise.all(others)
  certain(await enterCode(ines.organising, token, codes[0] ?? ''))
})

test('guessed codes are slowed down as six digits are', async () => {
  const { ines, codes } = await withSheet()
  const token = await ines.password()
  const guesses = await Promise.all(
    Array.from({ length: 6 }, (_, index) => enterCode(ines.organising, token, `00000-0000${String(index)}`)),
  )
  expect(guesses.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => refused))
  expect(guesses[5]).toMatchObject({ problem: { kind: 'wait' } })
  expect(await enterCode(ines.organising, token, codes[0] ?? '')).toMatchObject({ problem: { kind: 'wait' } })
})

test('no code stands in the database, and whoever is removed has none', async () => {
  const { ines, codes } = await withSheet()
  const files = ['colligo.sqlite', 'colligo.sqlite-wal'].map((name) =>
    readFileSync(join(ines.folder, 'data', name), 'latin1'),
  )
  for (const code of codes) {
    expect(files.join('')).not.toContain(code)
    expect(files.join('')).not.toContain(code.replace('-', ''))
  }
  expect(removePerson(ines.organising, ines.people, ines.id, ines.id).ok).toBe(false)
  ines.people.letGo(ines.id)
  expect(ines.ownAccount.recoveryCodesLeft(ines.id)).toBe(0)
})
