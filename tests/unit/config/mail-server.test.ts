import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readEnvironment } from '#lib/config/environment'

const from = { COLLIGO_MAIL_FROM: 'news@example.eu' }

const read = (url: string) => readEnvironment({ COLLIGO_MAIL_URL: url, ...from }).mail

describe('a mail server', () => {
  it.each([
    ['smtps://mail.example.eu', { host: 'mail.example.eu', port: 465, security: 'tls', credentials: null }],
    ['smtp://mail.example.eu', { host: 'mail.example.eu', port: 587, security: 'starttls', credentials: null }],
    ['smtp://mail.example.eu:2525/', { port: 2525, security: 'starttls' }],
    ['smtp://mail:25?tls=off', { host: 'mail', port: 25, security: 'none' }],
    ['smtp://localhost:1025', { security: 'none' }],
    ['smtp://127.0.0.1:1025', { security: 'none' }],
    ['smtp://[::1]:1025', { host: '::1', security: 'none' }],
    ['smtp://127.example.eu', { security: 'starttls' }],
    ['smtp://localhost.example.eu', { security: 'starttls' }],
    [
      'smtps://news%40example.eu:p%3A%2F%40ss@mail.example.eu:465',
      { credentials: { name: 'news@example.eu', password: 'p:/@ss' } },
    ],
  ])('is read: %s', (url, server) => {
    expect(read(url)).toMatchObject(server)
  })

  it.each([
    ['news@example.eu', { name: '', address: 'news@example.eu' }],
    ['The swifts <news@example.eu>', { name: 'The swifts', address: 'news@example.eu' }],
    ['<news@example.eu>', { name: '', address: 'news@example.eu' }],
  ])('sends as %s', (sender, read) => {
    const variables = { COLLIGO_MAIL_URL: 'smtps://mail.example.eu', COLLIGO_MAIL_FROM: sender }
    expect(readEnvironment(variables).mail?.from).toEqual(read)
  })

  it('may be named in a file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'colligo-mail-'))
    onTestFinished(() => {
      rmSync(folder, { recursive: true })
    })
    writeFileSync(join(folder, 'url'), 'smtps://news:plenty@mail.example.eu\n')
    const variables = { COLLIGO_MAIL_URL_FILE: join(folder, 'url'), ...from }
    expect(readEnvironment(variables).mail?.credentials).toEqual({ name: 'news', password: 'plenty' })
    const both = { ...variables, COLLIGO_MAIL_URL: 'smtps://mail.example.eu' }
    expect(() => readEnvironment(both)).toThrow(/COLLIGO_MAIL_URL_FILE: takes the place/u)
  })

  it.each([
    { COLLIGO_MAIL_URL: 'mail.example.eu' },
    { COLLIGO_MAIL_URL: 'https://mail.example.eu' },
    { COLLIGO_MAIL_URL: 'smtp://' },
    { COLLIGO_MAIL_URL: 'smtp://mail.example.eu/inbox' },
    { COLLIGO_MAIL_URL: 'smtp://mail.example.eu?tls=maybe' },
    { COLLIGO_MAIL_URL: 'smtps://mail.example.eu?tls=off' },
    { COLLIGO_MAIL_URL: 'smtps://news:100%@mail.example.eu' },
    { COLLIGO_MAIL_URL_FILE: '/nowhere/at/all' },
    { COLLIGO_MAIL_URL_FILE: '/dev/null' },
  ])('is told to be wrong, and nothing else is: %j', (variables) => {
    const [name = ''] = Object.keys(variables)
    expect(() => readEnvironment({ ...variables, ...from })).toThrow(new RegExp(`^[^:]*:\\n  ${name}: must`, 'u'))
  })

  it.each(['', 'the swifts', 'news@', 'a@b.eu, c@d.eu', 'The swifts <a@b.eu', 'x\r\nBcc: y@z.eu'])(
    'does not send as %j',
    (sender) => {
      const variables = { COLLIGO_MAIL_URL: 'smtps://mail.example.eu', COLLIGO_MAIL_FROM: sender }
      expect(() => readEnvironment(variables)).toThrow(/COLLIGO_MAIL_FROM: must be an address/u)
    },
  )

  it('needs a sender, and a sender needs it', () => {
    expect(() => readEnvironment({ COLLIGO_MAIL_URL: 'smtps://mail.example.eu' })).toThrow(
      /COLLIGO_MAIL_FROM: is missing/u,
    )
    expect(() => readEnvironment(from)).toThrow(/COLLIGO_MAIL_URL: is missing/u)
  })
})
