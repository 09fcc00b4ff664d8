import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { proofOfWork, type Challenge } from '#lib/crypto/proof-of-work'
import { solved } from '#lib/cli/demo/seed'

const secret = Buffer.alloc(32, 8)
const work = proofOfWork(secret, 2)
const purpose = 'ECI(2026)000001/EE'
const now = new Date()
const later = (milliseconds: number): Date => new Date(now.getTime() + milliseconds)
const hour = 60 * 60 * 1000

const challenge = await work.challenge(purpose, now)
const proof = await solved(challenge)

interface Proof {
  readonly challenge: {
    readonly parameters: Readonly<Record<string, unknown>> & { readonly nonce: string }
    readonly signature: string
  }
  readonly solution: Readonly<Record<string, unknown>> & { readonly counter: number; readonly derivedKey: string }
}

const read = (text: string): Proof => JSON.parse(Buffer.from(text, 'base64').toString()) as Proof
const written = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64')

const whole = read(proof)
const withParameters = (changes: Readonly<Record<string, unknown>>): string =>
  written({ ...whole, challenge: { ...whole.challenge, parameters: { ...whole.challenge.parameters, ...changes } } })
const withSolution = (changes: Readonly<Record<string, unknown>>): string =>
  written({ ...whole, solution: { ...whole.solution, ...changes } })

const wrong = { fits: false, reason: 'wrong' }

describe('a proof of work', () => {
  it('fits, and names the nonce that must be noted and when it may be forgotten', async () => {
    const judged = await work.judge(proof, purpose, now)
    expect(judged).toEqual({
      fits: true,
      nonce: whole.challenge.parameters.nonce,
      expiresAt: new Date(Math.floor(later(hour).getTime() / 1000) * 1000),
    })
  })

  it('fits after a restart, and on no server with another key', async () => {
    expect(await proofOfWork(secret, 2000).judge(proof, purpose, now)).toMatchObject({ fits: true })
    expect(await proofOfWork(Buffer.alloc(32, 9), 2).judge(proof, purpose, now)).toEqual(wrong)
  })

  it('for one purpose is none for another', async () => {
    expect(await work.judge(proof, 'ECI(2026)000001/DE', now)).toEqual(wrong)
    expect(await work.judge(withParameters({ data: { purpose: 'x', most: 4 } }), 'x', now)).toEqual(wrong)
  })

  it('is missing where there is none', async () => {
    expect(await work.judge('', purpose, now)).toEqual({ fits: false, reason: 'missing' })
  })

  it('may be written with the white space and the line breaks that a form adds', async () => {
    expect(await work.judge(`${proof}\r\n`, purpose, now)).toMatchObject({ fits: true })
  })
})

describe('a proof is good for an hour', () => {
  it('and not at its end', async () => {
    const almost = new Date(now.getTime() - hour + 60_000)
    const old = await solved(await work.challenge(purpose, almost))
    const end = Math.floor((almost.getTime() + hour) / 1000) * 1000
    expect(await work.judge(old, purpose, new Date(end - 1))).toMatchObject({ fits: true })
    expect(await work.judge(old, purpose, new Date(end))).toEqual({ fits: false, reason: 'expired' })
    expect(await work.judge(old, purpose, new Date(end + hour))).toEqual({ fits: false, reason: 'expired' })
  })

  it('which nobody prolongs', async () => {
    const expiresAt = Math.floor(later(48 * hour).getTime() / 1000)
    expect(await work.judge(withParameters({ expiresAt }), purpose, later(2 * hour))).toEqual(wrong)
  })
})

describe('what was changed in a proof makes it worthless', () => {
  const { parameters, signature } = whole.challenge
  const { counter, derivedKey } = whole.solution
  const flipped = (hex: string): string => (hex.startsWith('0') ? '1' : '0') + hex.slice(1)

  it.each([
    ['a lower cost', withParameters({ cost: 1 })],
    ['a cost that keeps the server busy', withParameters({ cost: 1_000_000_000 })],
    ['a later end', withParameters({ expiresAt: Number(parameters['expiresAt']) + 1 })],
    ['no end', withParameters({ expiresAt: undefined })],
    ['an end that is no number', withParameters({ expiresAt: String(parameters['expiresAt']) })],
    ['another nonce', withParameters({ nonce: flipped(parameters.nonce) })],
    [
      'the nonce in capitals, which would count as another one',
      withParameters({ nonce: parameters.nonce.toUpperCase() }),
    ],
    ['the nonce with something after it', withParameters({ nonce: `${parameters.nonce}\n` })],
    ['another salt', withParameters({ salt: flipped(String(parameters['salt'])) })],
    ['an easier prefix', withParameters({ keyPrefix: '00' })],
    ['another prefix', withParameters({ keyPrefix: flipped(String(parameters['keyPrefix'])) })],
    ['a longer key', withParameters({ keyLength: 1_000_000 })],
    ['no signature of the key', withParameters({ keySignature: undefined })],
    ['another algorithm', withParameters({ algorithm: 'PBKDF2/SHA-512' })],
    ['memory to fill', withParameters({ memoryCost: 1_000_000 })],
    ['one parameter more', withParameters({ note: 'x' })],
    ['one parameter more beside the purpose', withParameters({ data: { purpose, most: 4, note: 'x' } })],
    ['no purpose', withParameters({ data: {} })],
    ['fewer tries', withParameters({ data: { purpose, most: 1 } })],
    ['no end of tries', withParameters({ data: { purpose } })],
    ['another signature', written({ ...whole, challenge: { parameters, signature: flipped(signature) } })],
    ['no signature', written({ ...whole, challenge: { parameters } })],
    ['another solution', withSolution({ derivedKey: flipped(derivedKey) })],
    ['the solution in capitals', withSolution({ derivedKey: `${derivedKey.slice(0, -1)}F` })],
    ['half of the solution', withSolution({ derivedKey: derivedKey.slice(0, 32) })],
    ['no solution', written({ challenge: whole.challenge })],
    ['a counter below zero', withSolution({ counter: -1 })],
    ['a counter that wraps around', withSolution({ counter: 2 ** 32 + counter })],
    ['a counter between two', withSolution({ counter: 0.5 })],
    ['a counter that is text', withSolution({ counter: String(counter) })],
  ])('%s', async (_what, changed) => {
    expect(await work.judge(changed, purpose, now)).toEqual(wrong)
  })

  it('the solution of another challenge', async () => {
    const other = read(await solved(await work.challenge(purpose, now)))
    expect(await work.judge(written({ ...whole, solution: other.solution }), purpose, now)).toEqual(wrong)
  })

  it('but what does not belong to it is not read at all', async () => {
    const padded = written({ ...whole, test: true, solution: { ...whole.solution, note: 'x' } })
    expect(await work.judge(padded, purpose, now)).toMatchObject({ fits: true })
  })
})

describe('rubbish in the place of a proof is refused, and nothing breaks', () => {
  it.each([
    ['text', 'swifts'],
    ['spaces', '   '],
    ['base64 of text', Buffer.from('swifts').toString('base64')],
    ['null', written(null)],
    ['a number', written(1)],
    ['a list', written([])],
    ['empty', written({})],
    ['hollow', written({ challenge: null, solution: null })],
    ['a prototype', Buffer.from('{"__proto__":{"challenge":{}}}').toString('base64')],
    ['deep', Buffer.from('['.repeat(3000)).toString('base64')],
  ])('%s', async (_what, rubbish) => {
    expect(await work.judge(rubbish, purpose, now)).toEqual(wrong)
  })

  it('whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string({ minLength: 1 }), fc.jsonValue().map(written)), async (rubbish) => {
        expect(await work.judge(rubbish, purpose, now)).toEqual(wrong)
      }),
    )
  })

  it('also a true proof that was blown up beyond 4096 characters', async () => {
    const blown = (length: number): string =>
      Buffer.from(JSON.stringify(whole).padEnd((length / 4) * 3, ' ')).toString('base64')
    expect(blown(4096)).toHaveLength(4096)
    expect(await work.judge(blown(4096), purpose, now)).toMatchObject({ fits: true })
    expect(await work.judge(blown(4100), purpose, now)).toEqual(wrong)
  })
})

describe('a challenge', () => {
  it('is another each time', async () => {
    const nonceOf = ({ parameters }: Challenge): string => parameters.nonce
    const challenges = await Promise.all(Array.from({ length: 20 }, () => work.challenge(purpose, now)))
    expect(new Set(challenges.map(nonceOf)).size).toBe(20)
  })

  it('takes from one try to twice as many as it was told, as it says itself', async () => {
    const counters = await Promise.all(
      Array.from({ length: 200 }, async () => {
        const made = await proofOfWork(secret, 10).challenge(purpose, now)
        expect(made.parameters.data).toEqual({ purpose, most: 20 })
        return read(await solved(made)).solution.counter
      }),
    )
    expect(Math.min(...counters), 'no try at the beginning can be skipped').toBeLessThan(4)
    expect(Math.max(...counters)).toBeGreaterThan(17)
    for (const counter of counters) {
      expect(counter).toBeGreaterThanOrEqual(1)
      expect(counter).toBeLessThanOrEqual(20)
    }
  })

  it('is as many times as hard as it was told', async () => {
    const { data } = (await proofOfWork(secret, 10).challenge(purpose, now, 2.5)).parameters
    expect(data).toEqual({ purpose, most: 50 })
  })
})

test('a challenge shows neither key', () => {
  const shown = JSON.stringify(challenge)
  expect(shown).not.toContain(secret.toString('hex'))
  expect(Object.keys(challenge.parameters).toSorted()).toEqual([
    'algorithm',
    'cost',
    'data',
    'expiresAt',
    'keyLength',
    'keyPrefix',
    'keySignature',
    'nonce',
    'salt',
  ])
})
