import { describe, expect, onTestFinished, test } from 'vitest'
import { readEnvironment } from '#lib/config/environment'
import { smtpPost } from '#lib/mail/smtp'
import { certain } from '#tests/support/certain'
import { aMailServer, aMailServerThatHangs } from '#tests/support/mail-server'
import { aSite, aSiteWithMail, email, hours } from '#tests/support/news-site'

describe('the mail server', () => {
  test('refuses an address for good: it is not asked again', async () => {
    const site = await aSiteWithMail(() => ({ code: 550, message: 'no such mailbox' }))
    certain(site.ask())
    expect(await site.rounds.round()).toBe(true)
    expect(site.rows('SELECT * FROM outgoing_mails')).toEqual([])
    expect(site.newsReaders.counts().waiting).toBe(1)
  })

  test('refuses one address and takes the next', async () => {
    const site = await aSiteWithMail((address) => (address === email ? { code: 550, message: `no ${address}` } : null))
    certain(site.ask())
    certain(site.ask('ines@example.eu'))
    await site.rounds.round()
    expect(site.server.received.map(({ to }) => to)).toEqual(['ines@example.eu'])
  })

  test('says "later" to an address: it is asked again, after longer and longer', async () => {
    let isLater = true
    const site = await aSiteWithMail(() => (isLater ? { code: 451, message: 'greylisted' } : null))
    certain(site.ask())
    const waits: number[] = []
    for (let time = 0; time < 3; time += 1) {
      await site.rounds.round()
      const [{ due_at: dueAt }] = site.rows('SELECT due_at FROM outgoing_mails') as [{ due_at: string }]
      waits.push((Date.parse(dueAt) - site.now().getTime()) / 60_000)
      site.wait(Date.parse(dueAt) - site.now().getTime() - 1)
      await site.rounds.round()
      site.wait(1)
    }
    expect(waits).toEqual([1, 2, 4])
    isLater = false
    await site.rounds.round()
    expect(site.server.received).toHaveLength(1)
  })

  test('is down: nobody waits for it, the e-mails stay, and go once it is up', async () => {
    const down = await aMailServer()
    await down.close()
    const site = aSite(down.url)
    const start = performance.now()
    for (let time = 0; time < 25; time += 1) certain(site.ask(`reader${String(time)}@example.eu`))
    expect(performance.now() - start).toBeLessThan(5000)
    expect(await site.rounds.round()).toBe(false)
    expect(site.rows('SELECT * FROM outgoing_mails')).toHaveLength(25)

    const up = await aMailServer(() => null, down.port)
    onTestFinished(up.close)
    site.wait(2 * 60_000)
    await site.rounds.round()
    await site.rounds.round()
    expect(new Set(up.received.map(({ to }) => to)).size).toBe(25)
    expect(up.received).toHaveLength(25)
    expect(up.connections(), 'several go over one connection').toBe(2)
  })

  test('hangs: the form answers at once all the same, and the process can end', async () => {
    const hanging = await aMailServerThatHangs()
    onTestFinished(hanging.close)
    const site = aSite(hanging.url)
    certain(site.ask())
    const round = site.rounds.round()
    const start = performance.now()
    certain(site.ask('ines@example.eu'))
    expect(performance.now() - start).toBeLessThan(1000)
    await site.rounds.stop()
    expect(performance.now() - start, 'as long as an honest one may take, and no longer').toBeLessThan(4000)
    await round
    expect(site.rows('SELECT * FROM outgoing_mails'), 'both come up again').toHaveLength(2)
  })

  test('hangs: it is noticed by the time that has passed', async () => {
    const hanging = await aMailServerThatHangs()
    onTestFinished(hanging.close)
    const { mail } = readEnvironment({ COLLIGO_MAIL_URL: hanging.url, COLLIGO_MAIL_FROM: 'news@example.eu' })
    const post = smtpPost(mail!, { greetingTimeout: 200 })
    const letter = {
      to: email,
      language: 'en',
      subject: 'x',
      text: 'x',
      oneClick: 'https://example.eu',
      listId: 'x.eu',
    }
    expect(await post.deliver(letter)).toEqual({ outcome: 'failed', code: 'ETIMEDOUT', isServerAtFault: true })
    post.hangUp()
  })

  test('is left alone while the site is under pressure', async () => {
    const server = await aMailServer()
    onTestFinished(server.close)
    let isDeferred = true
    const site = aSite(server.url, { isDeferred: () => isDeferred })
    certain(site.ask())
    await site.rounds.round()
    expect(server.connections()).toBe(0)
    isDeferred = false
    await site.rounds.round()
    expect(server.received).toHaveLength(1)
  })

  test('gets an e-mail once, however many processes send', async () => {
    const server = await aMailServer()
    onTestFinished(server.close)
    const one = aSite(server.url)
    const other = aSite(server.url, { folder: one.folder })
    for (let time = 0; time < 30; time += 1) certain(one.ask(`reader${String(time)}@example.eu`))
    await Promise.all([one, other, one, other].map(({ rounds }) => rounds.round()))
    expect(server.received).toHaveLength(30)
    expect(new Set(server.received.map(({ to }) => to)).size).toBe(30)
  })

  test('is given up after two days of trying', async () => {
    const site = await aSiteWithMail(() => ({ code: 451, message: 'later' }))
    certain(site.ask())
    let rounds = 0
    while (site.rows('SELECT * FROM outgoing_mails').length > 0) {
      await site.rounds.round()
      site.wait(4 * hours)
      rounds += 1
    }
    expect(rounds).toBe(19)
  })
})

test('nothing is said of anybody in the log', async () => {
  const said: string[] = []
  const write = process.stdout.write.bind(process.stdout)
  process.stdout.write = (text: string) => said.push(text) > 0
  onTestFinished(() => {
    process.stdout.write = write
  })
  const down = await aMailServer()
  await down.close()
  const site = aSite(down.url)
  certain(site.ask())
  await site.rounds.round()
  const refusing = await aSiteWithMail((address) => ({ code: 451, message: `${address} is greylisted` }))
  certain(refusing.ask())
  await refusing.rounds.round()
  const told = said.filter((line) => line.startsWith('{')).join('')
  expect(told).toMatch(/"event":"mail-server","state":"\w+"/u)
  expect(said.join('')).not.toContain('mari')
})
