import { describe, expect, it, test } from 'vitest'
import { hashPassword, isPassword, problemWithPassword } from '#lib/crypto/passwords'

describe('the law asks of a password ten characters, among them a letter, a number and a special character', () => {
  it.each([
    ['Swifts 1!', 'too-short'],
    ['Swifts: 10', 'too-common'],
    ['Sw. fly: 10', null],
    ['abcdefgh1!', 'too-common'],
    ['ABCDEFGH1!', 'too-common'],
    ['qomwatlu1!', null],
    ['QOMWATLU1!', null],
    ['12345678!a', null],
    ['', 'too-short'],
    ['          ', 'too-plain'],
    ['swiftsswifts', 'too-plain'],
    ['swifts12345', 'too-plain'],
    ['1234567890', 'too-plain'],
    ['swifts!!!!', 'too-plain'],
    ['1234567!!!', 'too-plain'],
    ['swifts 1234', 'too-plain'],
    ['αγεηβδζθ1!', null],
    ['ЀЂЄІЁЃЅЇ1!', null],
    ['swifts-٣٤٥', 'too-common'],
    ['kiwi owl-٣٤', null],
    ['鳥魚犬猫馬牛羊豚1!', null],
    ['kiwi owl 1€', null],
    ['kiwiowl_12', null],
    // Ten are counted as a person counts them, not as a computer stores them.
    ['🐦🐦🐦🐦a1', 'too-short'],
    ['🐦🐦🐦🐦🐦🐦🐦🐦a1', null],
    [`${'swallow, roof, '.repeat(13)}1!y`, null],
    [`${'a'.repeat(199)}1!`, 'too-long'],
  ])('%j: %s', async (password, problem) => {
    expect(await problemWithPassword(password)).toBe(problem)
  })
})

describe('a password that is tried first is refused, whatever the law’s rule was met with', () => {
  it.each([
    'Password1!',
    'PASSWORD-2026',
    '!!Password123!!',
    'P@ssw0rd123!',
    'zyxwvuts-1',
    '1qaz2wsx!!',
    'passwordpassword1!',
    'aaaaaaaaaaaa1!',
    'abcabcabcabc1!',
    'Football#2026',
    'ｐａｓｓｗｏｒｄ１！',
  ])('%s', async (password) => {
    expect(await problemWithPassword(password)).toBe('too-common')
  })

  it.each(['Three swifts, 1 roof!', 'Swifts & 1 roof', 'correct horse 4 battery!', 'Football, roof & 3 swifts'])(
    'and %s is not',
    async (password) => {
      expect(await problemWithPassword(password)).toBeNull()
    },
  )
})

describe('a stored password', () => {
  it('is an argon2id string of 64 MiB and three passes, with a salt of its own', async () => {
    const [one, other] = await Promise.all([hashPassword('Swifts: 10'), hashPassword('Swifts: 10')])
    const [, kind, version, cost = '', salt, digest] = one.split('$')
    expect([kind, version, ...cost.split(',').toSorted()]).toEqual(['argon2id', 'v=19', 'm=65536', 'p=1', 't=3'])
    expect([salt?.length, digest?.length]).toEqual([22, 43])
    expect(one).not.toBe(other)
  })

  it('lets in who knows it, and nobody else', async () => {
    const stored = await hashPassword('Swifts: 10')
    expect(await isPassword('Swifts: 10', stored)).toBe(true)
    for (const wrong of ['swifts: 10', 'Swifts: 10 ', 'Swifts: 1', '', stored]) {
      expect(await isPassword(wrong, stored), wrong).toBe(false)
    }
  })

  it('of other software is understood: the reference implementation prints this one', async () => {
    const printed = '$argon2i$v=19$m=65536,t=2,p=4$c29tZXNhbHQ$RdescudvJCsgt3ub+b+dWRWJTmaaJObG'
    expect(await isPassword('password', printed)).toBe(true)
    expect(await isPassword('Password', printed)).toBe(false)
  })
})

test('an account that does not exist costs as much as a wrong password, from the first time on', async () => {
  const stored = await hashPassword('Swifts: 10')
  const cost = async (hash: string | null): Promise<number> => {
    const before = process.cpuUsage()
    expect(await isPassword('a password that nobody has', hash)).toBe(false)
    const { user, system } = process.cpuUsage(before)
    return user + system
  }
  const [unknown, known] = [await cost(null), await cost(stored)]
  // The work of a processor, not the time on the wall: other programs do not count. Half is far from nothing.
  expect(unknown).toBeGreaterThan(known / 2)
  expect(unknown).toBeLessThan(known * 1.8)
})

it('more tries than can be made soon are refused at once, and cost nothing', async () => {
  const stored = await hashPassword('Three swifts, 1 roof!')
  await new Promise(setImmediate)
  const tries = Array.from({ length: 12 }, () => isPassword('Three swifts, 1 roof!', stored))
  const outcomes = await Promise.all(tries)
  expect(outcomes.slice(0, 8)).toEqual(Array(8).fill(true))
  expect(outcomes.slice(8)).toEqual(Array(4).fill('busy'))
  expect(await isPassword('Three swifts, 1 roof!', stored)).toBe(true)
})

it('what is said twice is common only where it is short or common itself', async () => {
  expect(await problemWithPassword('QuokkabrimQuokkabrim7!')).toBeNull()
  expect(await problemWithPassword('swiftswift7!')).toBe('too-common')
})
