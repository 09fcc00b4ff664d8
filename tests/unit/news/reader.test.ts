import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { consentVersion } from '#lib/news/read-news'
import { asked, mostMailsADay, type Reader } from '#lib/news/reader'

const asking = { address: 'mari@example.eu', language: 'et', consent: '1' }
const today = '2026-11-22'
const token = (): string => 'the token'

const first = (): Reader => asked(null, asking, today, token).reader

describe('whoever asks for news', () => {
  it('is kept with a token and today’s day, unconfirmed', () => {
    const mails = { on: today, count: 1 }
    expect(asked(null, asking, today, token)).toEqual({
      reader: { ...asking, token: 'the token', askedOn: today, confirmedOn: null, mails },
      isMailDue: true,
    })
  })

  it('again keeps the token, so that the first e-mail’s link is good as well', () => {
    const again = asked(first(), { ...asking, language: 'fi' }, '2026-11-23', () => 'another')
    expect(again.reader).toMatchObject({ token: 'the token', language: 'fi', askedOn: '2026-11-23' })
  })

  it('again after confirming stays as they are, whoever typed the address this time', () => {
    const confirmed = { ...first(), confirmedOn: today }
    const again = asked(confirmed, { ...asking, language: 'fi', consent: '2' }, '2026-12-01', () => 'another')
    expect(again).toEqual({ reader: { ...confirmed, mails: { on: '2026-12-01', count: 1 } }, isMailDue: true })
  })

  it('gets five e-mails a day at most, and five more the next', () => {
    let reader: Reader | null = null
    const due: boolean[] = []
    for (let time = 0; time < mostMailsADay + 3; time += 1) {
      const { reader: kept, isMailDue } = asked(reader, asking, today, token)
      reader = kept
      due.push(isMailDue)
    }
    expect(due.filter(Boolean)).toHaveLength(5)
    expect(due.slice(-3)).toEqual([false, false, false])
    expect(asked(reader, asking, '2026-11-23', token).isMailDue).toBe(true)
  })
})

test('the words of consent do not change without their version', () => {
  const { updates } = JSON.parse(readFileSync('messages/en.json', 'utf8')) as { updates: { consent: string } }
  const digest = createHash('sha256').update(updates.consent).digest('hex').slice(0, 16)
  expect([consentVersion, digest]).toEqual(['1', '48d68c82101ab2d8'])
})
