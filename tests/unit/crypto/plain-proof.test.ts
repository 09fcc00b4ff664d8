import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { isPlainProof, plainProof, type PlainQuestion } from '#lib/crypto/plain-proof'
import { routing } from '#lib/i18n/routing'
import { sentenceIn } from '#tests/support/plain-page'

const secret = Buffer.alloc(32, 8)
const plain = plainProof(secret)
const purpose = 'ECI(2026)000001/BG/plain'
const sentence = 'Πολίτες ζητούν Straße “Łódź” one two three four five six'
const asked = new Date('2026-11-22T11:00:00Z')
const after = (seconds: number): Date => new Date(asked.getTime() + seconds * 1000)
const later = after(60)
const wrong = { fits: false, reason: 'wrong' }

/** A question for a certain word of the sentence. */
function questionFor(number: number, ours = plain): PlainQuestion {
  for (;;) {
    const question = ours.ask(purpose, 'el', sentence, asked)
    if (question.number === number) return question
  }
}
const answer = (question: PlainQuestion, word: string, now = later, to = purpose) =>
  plain.judge(plain.answered(question.token, word), to, now)

describe('an answer', () => {
  it('fits, and names the nonce that must be noted and when it may be forgotten', () => {
    const judged = answer(questionFor(5), 'one')
    expect(judged).toEqual({
      fits: true,
      nonce: expect.stringMatching(/^[0-9a-f]{32}$/u) as string,
      expiresAt: after(3600),
    })
  })

  it.each([
    [1, 'ΠΟΛΙΤΕΣ'],
    [1, 'πολιτεσ'],
    [1, '  πολίτες. '],
    [1, '«Πολίτες»'],
    [2, 'ζητουν'],
    [3, 'STRASSE'],
    [3, 'strasse'],
    [3, 'Stra\u00adße'],
    [4, 'Łódź'],
    [4, '“łodz”'],
    [5, 'one\r\n'],
  ])('to word %i may be written %j', (number, word) => {
    expect(answer(questionFor(number), word)).toMatchObject({ fits: true })
  })

  it.each(['', ' ', 'two', 'on', 'ones', 'o ne', '1', 'one two', '“”'])('%j is not the first English word', (word) => {
    expect(answer(questionFor(5), word)).toEqual({ fits: false, reason: 'wrong-answer' })
  })

  it('of another question with the same word is none', () => {
    const [one, other] = [questionFor(5), questionFor(6)]
    expect(answer(one, 'two')).toEqual({ fits: false, reason: 'wrong-answer' })
    expect(answer(other, 'two')).toMatchObject({ fits: true })
  })

  it('is no proof of work, and no proof of work is one', () => {
    expect(isPlainProof(plain.answered('a.b', 'one'))).toBe(true)
    expect(isPlainProof(Buffer.from('{"challenge":{}}').toString('base64'))).toBe(false)
  })
})

describe('a question is good', () => {
  it.each([
    [0, 'too-fast'],
    [19.999, 'too-fast'],
    [3600, 'expired'],
    [90_000, 'expired'],
    // The clock was set back meanwhile.
    [-100, 'too-fast'],
  ])('after %d seconds: %s', (seconds, reason) => {
    expect(answer(questionFor(5), 'one', after(seconds))).toEqual({ fits: false, reason })
  })

  it.each([20, 3599.999])('after %d seconds: it is', (seconds) => {
    expect(answer(questionFor(5), 'one', after(seconds))).toMatchObject({ fits: true })
  })

  it('and tells how long it still takes until an answer is believed', () => {
    const { token } = questionFor(7)
    expect(plain.look(token, after(0))).toEqual({ token, number: 7, language: 'el', secondsLeft: 20 })
    expect(plain.look(token, after(18.5))).toMatchObject({ secondsLeft: 2 })
    expect(plain.look(token, after(20))).toMatchObject({ secondsLeft: 0 })
    expect(plain.look(token, after(3599))).toMatchObject({ secondsLeft: 0 })
    expect(plain.look(token, after(3600))).toBeNull()
  })

  it('for one purpose and for no other', () => {
    for (const other of ['ECI(2026)000001/BG', 'ECI(2026)000001/EE/plain', 'ECI(2026)000002/BG/plain', '']) {
      expect(answer(questionFor(5), 'one', later, other)).toEqual(wrong)
    }
  })

  it('after a restart, and on no server with another key', () => {
    const { token } = questionFor(5)
    expect(plainProof(secret).judge(plain.answered(token, 'one'), purpose, later)).toMatchObject({ fits: true })
    const stranger = plainProof(Buffer.alloc(32, 9))
    expect(stranger.judge(plain.answered(token, 'one'), purpose, later)).toEqual(wrong)
    expect(stranger.look(token, later)).toBeNull()
  })
})

describe('what was changed in a question makes it worthless', () => {
  const { token } = questionFor(5)
  const [payload = '', signature = ''] = token.split('.')
  const held = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>
  const withHeld = (changes: Readonly<Record<string, unknown>>): string =>
    `${Buffer.from(JSON.stringify({ ...held, ...changes })).toString('base64url')}.${signature}`

  it('does not tell the word', () => {
    expect(JSON.stringify(held)).not.toContain('one')
    expect(Object.keys(held)).toEqual(['nonce', 'purpose', 'language', 'issuedAt', 'number', 'word'])
  })

  it.each([
    ['an earlier time', withHeld({ issuedAt: asked.getTime() - 60_000 })],
    ['another nonce', withHeld({ nonce: '0'.repeat(32) })],
    ['another purpose', withHeld({ purpose: 'ECI(2026)000001/EE/plain' })],
    ['another word', withHeld({ word: held['nonce'] })],
    ['another signature', `${payload}.${'A'.repeat(43)}`],
    ['a shorter signature', `${payload}.${signature.slice(1)}`],
    ['no signature', `${payload}.`],
    ['no payload', `.${signature}`],
    ['something after it', `${token}.x`],
    ['a line more', `${token}\n`],
  ])('%s', (_what, changed) => {
    expect(plain.judge(plain.answered(changed, 'one'), purpose, later)).toEqual(wrong)
    expect(plain.look(changed, later)).toBeNull()
  })

  it('whatever is sent in its place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (rubbish) => {
        expect(plain.judge(`plain.${rubbish}`, purpose, later)).toEqual(wrong)
        expect(plain.look(rubbish, later)).toBeNull()
      }),
    )
  })
})

describe('questions', () => {
  const many = Array.from({ length: 300 }, () => plain.ask(purpose, 'el', sentence, asked))

  it('are another each time, and ask for each of the first nine words', () => {
    expect(new Set(many.map(({ token }) => token)).size).toBe(300)
    expect([...new Set(many.map(({ number }) => number))].toSorted((a, b) => a - b)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9,
    ])
  })

  it('ask for another word where one was asked for already', () => {
    const others = Array.from({ length: 200 }, () => plain.ask(purpose, 'el', sentence, asked, 4).number)
    expect(others).not.toContain(4)
    expect(new Set(others).size).toBe(8)
  })
})

test.each(routing.locales)('whoever reads and copies answers in %s', (locale) => {
  const words = sentenceIn(locale).split(' ')
  const bare = words.map((word) => word.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase())
  expect(words.length).toBeGreaterThanOrEqual(9)
  expect(new Set(bare).size, 'all words are different, whatever their accents').toBe(words.length)
  expect(
    words.every((word) => /^[\p{L}\p{M}’'-]+$/u.test(word)),
    sentenceIn(locale),
  ).toBe(true)
  for (let tries = 0; tries < 60; tries += 1) {
    const { token, number } = plain.ask(purpose, locale, sentenceIn(locale), asked)
    words.forEach((word, at) => {
      const judged = plain.judge(plain.answered(token, word), purpose, later)
      expect(judged.fits, `${word} for word ${String(number)}`).toBe(at === number - 1)
    })
  }
})
