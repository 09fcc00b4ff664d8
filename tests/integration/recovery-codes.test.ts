import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
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
  return { ines, makeSheet, codes: certain(makeSheet()) }
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
  expect(makeSheet('000000')).toEqual({ ok: false, problem: 'wrong-code' })
  expect(makeSheet(codes[0])).toEqual({ ok: false, problem: 'wrong-code' })
  expect(ines.ownAccount.recoveryCodesLeft(ines.id)).toBe(10)
  const spent = ines.codeNow()
  expect(makeSheet(spent)).toEqual({ ok: false, problem: 'wrong-code' })
  ines.wait(minutes)
  const next = certain(makeSheet())
  expect(next).toHaveLength(10)
  expect(enterCode(ines.organising, await ines.password(), codes[1] ?? '')).toEqual(refused)
  certain(enterCode(ines.organising, await ines.password(), next[0] ?? ''))
})

test('guessed codes are slowed down as six digits are', async () => {
  const { ines, codes } = await withSheet()
  const token = await ines.password()
  const guesses = Array.from({ length: 6 }, (_, index) =>
    enterCode(ines.organising, token, `00000-0000${String(index)}`),
  )
  expect(guesses.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => refused))
  expect(guesses[5]).toMatchObject({ problem: { kind: 'wait' } })
  expect(enterCode(ines.organising, token, codes[0] ?? '')).toMatchObject({ problem: { kind: 'wait' } })
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
