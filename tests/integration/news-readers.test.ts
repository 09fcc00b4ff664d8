import { hash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openInstance } from '#lib/instance/instance'
import { askForNews, confirmReader, consentVersion, leaveNews } from '#lib/news/read-news'
import { searchFolder } from '#tests/support/canary'
import { certain } from '#tests/support/certain'
import { bytesIn, temporaryFolder } from '#tests/support/collection'
import { aSiteWithMail, asked, email, exported, hours, origin, tokenIn } from '#tests/support/news-site'

describe('Mari asks for news', () => {
  test('and gets an e-mail in plain text that she can confirm by, and leave by', async () => {
    const site = await aSiteWithMail()
    const { mail, token } = await asked(site)
    expect(mail.from).toBe('news@collect.example.eu')
    expect(mail.headers).toMatchObject({
      from: 'The swifts <news@collect.example.eu>',
      to: email,
      subject: expect.stringMatching(/^Please confirm: news of “/u) as string,
      'content-type': 'text/plain; charset=utf-8',
      'content-language': 'en',
      'auto-submitted': 'auto-generated',
      'list-id': '<news.collect.example.eu>',
      'list-unsubscribe': `<${origin}/en/updates/one-click?token=${token}>`,
      'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
    })
    expect(mail.headers).not.toHaveProperty('x-mailer')
    expect(mail.text).toContain(`${origin}/en/updates/confirm?token=${token}\n`)
    expect(tokenIn(mail.text, 'leave')).toBe(token)
    expect(site.rows('SELECT * FROM outgoing_mails')).toEqual([])
  })

  test('in Greek, and the e-mail is in Greek', async () => {
    const { mail } = await asked(await aSiteWithMail(), email, 'el')
    expect(mail.headers['subject']).toMatch(/\p{Script=Greek}/u)
    expect(mail.text).toMatch(/\p{Script=Greek}/u)
    expect(mail.text).toContain(`${origin}/el/updates/confirm?token=`)
    expect(mail.headers['content-language']).toBe('el')
  })

  test('and is a reader once she has confirmed, not before, and however often she presses', async () => {
    const site = await aSiteWithMail()
    const { token } = await asked(site)
    expect(site.newsReaders.counts()).toEqual({ confirmed: 0, waiting: 1 })
    expect(exported(site)).toEqual([])
    certain(confirmReader(site.newsReading, token))
    certain(confirmReader(site.newsReading, token))
    expect(site.newsReaders.counts()).toEqual({ confirmed: 1, waiting: 0 })
    expect(exported(site)).toEqual([`${email},en,2026-11-22,${origin}/en/updates/leave?token=${token}`])
  })

  test('and leaves by the link in any e-mail, at once and for good', async () => {
    const site = await aSiteWithMail()
    const { token } = await asked(site)
    certain(confirmReader(site.newsReading, token))
    site.wait(400 * 24 * hours)
    certain(leaveNews(site.newsReading, token))
    expect(site.newsReaders.counts()).toEqual({ confirmed: 0, waiting: 0 })
    expect(leaveNews(site.newsReading, token)).toEqual({ ok: false, problem: 'gone' })
    expect(confirmReader(site.newsReading, token)).toEqual({ ok: false, problem: 'gone' })
  })

  test('and thinks better of it before the e-mail has gone: it does not go', async () => {
    const site = await aSiteWithMail()
    const { token } = await asked(site)
    certain(site.ask())
    certain(leaveNews(site.newsReading, token))
    await site.rounds.round()
    expect(site.server.received).toHaveLength(1)
  })

  test.each([
    ['nothing', { email: ' ', consent: '' }, { email: 'missing-email', consent: 'not-agreed' }],
    ['no address', { email: 'Mari', consent: consentVersion }, { email: 'not-an-email' }],
    ['other words than those on the page', { email, consent: '0' }, { consent: 'not-agreed' }],
  ])('with %s, is told so, and nothing is kept', async (_what, form, problem) => {
    const site = await aSiteWithMail()
    expect(askForNews(site.newsReading, { ...form, language: 'en' })).toEqual({ ok: false, problem })
    expect(site.newsReaders.counts()).toEqual({ confirmed: 0, waiting: 0 })
  })

  test('where no mail server is named, is told so', () => {
    const folder = temporaryFolder()
    const places = { dataFolder: join(folder, 'data'), keysFolder: join(folder, 'keys'), challengeTries: 2 }
    const instance = openInstance(places)
    onTestFinished(instance.close)
    const problem = 'not-offered'
    expect(askForNews(instance.newsReading, { email, consent: '1', language: 'en' })).toEqual({ ok: false, problem })
  })
})

describe('an address that was not confirmed', () => {
  test('can be for two days, and is deleted after them, with what was to be sent to it', async () => {
    const site = await aSiteWithMail()
    const { token } = await asked(site)
    certain(site.ask())
    site.wait(48 * hours)
    site.restarted()
    expect(site.newsReaders.counts()).toEqual({ confirmed: 0, waiting: 1 })
    site.wait(24 * hours)
    expect(confirmReader(site.newsReading, token)).toEqual({ ok: false, problem: 'gone' })
    site.restarted()
    expect(site.newsReaders.counts()).toEqual({ confirmed: 0, waiting: 0 })
    expect(site.rows('SELECT * FROM outgoing_mails')).toEqual([])
  })

  test('stays once it is confirmed', async () => {
    const site = await aSiteWithMail()
    certain(confirmReader(site.newsReading, (await asked(site)).token))
    site.wait(400 * 24 * hours)
    const again = site.restarted()
    expect(again.newsReaders.counts()).toEqual({ confirmed: 1, waiting: 0 })
  })

  test('is not confirmed by a guess', async () => {
    const site = await aSiteWithMail()
    await asked(site)
    for (const token of ['', 'x', 'A'.repeat(43), 'A'.repeat(1_000_000)]) {
      expect(confirmReader(site.newsReading, token)).toEqual({ ok: false, problem: 'gone' })
      expect(leaveNews(site.newsReading, token)).toEqual({ ok: false, problem: 'gone' })
    }
    expect(site.newsReaders.counts()).toEqual({ confirmed: 0, waiting: 1 })
  })
})

describe('the form does not tell who reads', () => {
  test('it answers alike to an address that is new, waiting, confirmed, or asked for too often', async () => {
    const site = await aSiteWithMail()
    const { token } = await asked(site)
    const answers = [site.ask(), site.ask(email.toUpperCase())]
    certain(confirmReader(site.newsReading, token))
    for (let time = 0; time < 6; time += 1) answers.push(site.ask())
    expect(new Set([...answers, site.ask('ines@example.eu')].map((answer) => JSON.stringify(answer)))).toEqual(
      new Set(['{"ok":true}']),
    )
    expect(site.newsReaders.counts()).toEqual({ confirmed: 1, waiting: 1 })
  })

  test('a stranger cannot have somebody sent more than five e-mails a day', async () => {
    const site = await aSiteWithMail()
    for (let time = 0; time < 12; time += 1) certain(site.ask(time % 2 === 0 ? email : email.toUpperCase()))
    await site.rounds.round()
    expect(site.server.received).toHaveLength(5)
    site.wait(24 * hours)
    certain(site.ask())
    await site.rounds.round()
    expect(site.server.received).toHaveLength(6)
  })

  test('a stranger who types a reader’s address changes nothing of theirs', async () => {
    const site = await aSiteWithMail()
    const { token } = await asked(site, email, 'et')
    certain(confirmReader(site.newsReading, token))
    const before = exported(site)
    site.wait(24 * hours)
    const again = await asked(site, email, 'fi')
    expect(again.token).toBe(token)
    expect(exported(site)).toEqual(before)
  })
})

describe('on the disk', () => {
  test('stands no address, no token and no minute, while the e-mail waits, after it, and when she has left', async () => {
    const site = await aSiteWithMail()
    const planted = [{ name: 'address', value: email }]
    const search = () => searchFolder(site.folder, planted)
    certain(site.ask())
    expect(await search()).toEqual([])
    expect(site.rows('SELECT due_at FROM outgoing_mails')).toEqual([{ due_at: '2026-11-22T00:00:00.000Z' }])
    await site.rounds.round()
    const token = tokenIn(site.server.received[0]!.text, 'confirm')
    certain(confirmReader(site.newsReading, token))
    expect(await search()).toEqual([])
    const kept = bytesIn(site.folder)
    for (const secret of [token, Buffer.from(token, 'base64url'), 'mari.maasikas']) {
      expect(kept.includes(secret)).toBe(false)
    }
    const row = JSON.stringify(site.rows('SELECT * FROM news_readers'))
    expect(row).not.toMatch(/T\d\d:|\d\d:\d\d/u)
    certain(leaveNews(site.newsReading, token))
    expect(await search()).toEqual([])
  })

  test('nothing tells in which order people have asked', async () => {
    const site = await aSiteWithMail()
    const asking = Array.from({ length: 40 }, (_, at) => `reader${String(at)}@example.eu`)
    for (const address of asking) certain(site.ask(address))
    await site.rounds.round()
    await site.rounds.round()
    const digests = site.rows('SELECT hex(mark) AS mark FROM news_readers ORDER BY rowid') as { mark: string }[]
    const order = asking.map((address) => {
      const token = tokenIn(site.server.received.find(({ to }) => to === address)!.text, 'confirm')
      const [row] = site.rows(
        `SELECT hex(mark) AS mark FROM news_readers WHERE token_digest = x'${hash('sha256', token, 'hex')}'`,
      )
      return (row as { mark: string }).mark
    })
    expect(digests.map(({ mark }) => mark)).not.toEqual(order)
    const rowids = site.rows('SELECT rowid FROM news_readers') as { rowid: number }[]
    expect(Math.max(...rowids.map(({ rowid }) => rowid))).toBeGreaterThan(1000)
  })

  test('without its key the list is nobody’s: it names no one, and people can ask anew', async () => {
    const site = await aSiteWithMail()
    certain(confirmReader(site.newsReading, (await asked(site)).token))
    rmSync(join(site.folder, 'data', 'keys', 'news.key'))
    const again = site.restarted()
    expect([...again.newsReaders.confirmed()]).toEqual([])
    certain(askForNews(again.newsReading, { email, consent: consentVersion, language: 'en' }))
    expect(again.newsReaders.counts()).toEqual({ confirmed: 1, waiting: 1 })
  })
})
