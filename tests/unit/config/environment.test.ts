import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readEnvironment } from '#lib/config/environment'

const refusalOf = (variables: Readonly<Record<string, string>>): unknown => {
  try {
    return readEnvironment(variables)
  } catch (error) {
    return error
  }
}

describe('the environment', () => {
  it('may say nothing: everything has a default, and the keys lie in the data folder', () => {
    expect(readEnvironment({})).toEqual({
      dataFolder: resolve('.data'),
      keysFolder: resolve('.data/keys'),
      origin: 'http://localhost:3000',
      organisersOrigin: 'http://localhost:3000',
      organisersNetworks: [],
      bindsSubdomains: false,
      challengeTries: 750,
      trustedProxies: [],
      processes: 1,
      leastFreeBytes: 256 * 1024 * 1024,
      isMeasured: false,
      backups: null,
      mail: null,
      alarms: { emails: [], webhook: null },
      metrics: { port: null, token: null },
      secrets: { files: [], exposed: [] },
    })
  })

  it('may say everything', () => {
    const variables = {
      COLLIGO_DATA: '/srv/colligo',
      COLLIGO_KEYS: '/run/secrets/colligo',
      COLLIGO_ORIGIN: 'https://collect.example.eu',
      COLLIGO_ORGANISERS_ORIGIN: 'https://organisers.example.eu',
      COLLIGO_ORGANISERS_NETWORKS: '192.0.2.0/24,2001:db8::/32',
      COLLIGO_HSTS_SUBDOMAINS: 'yes',
      COLLIGO_CHALLENGE_TRIES: '20',
      COLLIGO_TRUSTED_PROXIES: '127.0.0.1/32, 10.0.0.0/8,',
      COLLIGO_PROCESSES: '4',
      COLLIGO_LEAST_FREE_MB: '1024',
      COLLIGO_BACKUPS: '/backups',
      COLLIGO_BACKUP_HOURS: '6',
      COLLIGO_BACKUPS_KEEP: '3',
      COLLIGO_BENCH: 'yes',
      COLLIGO_MAIL_URL: 'smtps://mail.example.eu',
      COLLIGO_ALARM_EMAIL: 'ines@example.eu, teodor@example.eu',
      COLLIGO_ALARM_WEBHOOK: 'https://alarms.example.eu/colligo',
      COLLIGO_MAIL_FROM: 'news@example.eu',
      COLLIGO_METRICS_PORT: '9301',
    }
    expect(readEnvironment(variables)).toEqual({
      dataFolder: '/srv/colligo',
      keysFolder: '/run/secrets/colligo',
      keysFolderGiven: '/run/secrets/colligo',
      origin: 'https://collect.example.eu',
      organisersOrigin: 'https://organisers.example.eu',
      organisersNetworks: ['192.0.2.0/24', '2001:db8::/32'],
      bindsSubdomains: true,
      challengeTries: 20,
      trustedProxies: ['127.0.0.1/32', '10.0.0.0/8'],
      processes: 4,
      leastFreeBytes: 1024 * 1024 * 1024,
      isMeasured: true,
      backups: { folder: '/backups', everyHours: 6, keep: 3 },
      mail: {
        host: 'mail.example.eu',
        port: 465,
        security: 'tls',
        credentials: null,
        from: { name: '', address: 'news@example.eu' },
      },
      alarms: {
        emails: ['ines@example.eu', 'teodor@example.eu'],
        webhook: 'https://alarms.example.eu/colligo',
      },
      metrics: { port: 9301, token: null },
      secrets: { files: [], exposed: [] },
    })
  })

  it('of other programs does not matter', () => {
    expect(readEnvironment({ PATH: '/bin', COLLIGO_OTHER: 'x' })).toEqual(readEnvironment({}))
  })
})

const wrong = {
  COLLIGO_DATA: '',
  COLLIGO_KEYS: '',
  COLLIGO_ORIGIN: 'swifts under the roof',
  COLLIGO_ORGANISERS_ORIGIN: 'swifts under another',
  COLLIGO_HSTS_SUBDOMAINS: 'plenty',
  COLLIGO_CHALLENGE_TRIES: 'plenty-of-tries',
  COLLIGO_PROCESSES: 'plenty',
  COLLIGO_LEAST_FREE_MB: 'plenty',
  COLLIGO_BACKUPS: '',
  COLLIGO_BACKUP_HOURS: 'plenty',
  COLLIGO_BACKUPS_KEEP: 'plenty',
  COLLIGO_MAIL_URL: 'plenty',
  COLLIGO_MAIL_URL_FILE: '/plenty/of/swifts',
  COLLIGO_MAIL_FROM: 'plenty',
  COLLIGO_METRICS_PORT: 'plenty',
  COLLIGO_METRICS_TOKEN_FILE: '/plenty/of/tokens',
  COLLIGO_ALARM_EMAIL: 'plenty',
  COLLIGO_ALARM_WEBHOOK: 'plenty',
}

describe('what is wrong in it', () => {
  it('is told all at once, by name', () => {
    const { message } = refusalOf(wrong) as Error
    for (const name of Object.keys(wrong)) expect(message).toContain(name)
    expect(message).toContain('.env.example')
  })

  it('is told without a value: values may be secret', () => {
    const refusal = refusalOf(wrong) as Error & { input?: unknown; cause?: unknown }
    const told = JSON.stringify([refusal, refusal.message, refusal.stack, refusal.cause, refusal.input])
    expect(told).not.toMatch(/swifts|plenty/u)
  })

  it.each([
    ['COLLIGO_ORIGIN', 'collect.example.eu'],
    ['COLLIGO_ORIGIN', 'https://collect.example.eu/'],
    ['COLLIGO_ORIGIN', 'https://collect.example.eu/sign'],
    ['COLLIGO_ORIGIN', 'https://ines:secret@collect.example.eu'],
    ['COLLIGO_ORIGIN', 'HTTPS://collect.example.eu'],
    ['COLLIGO_ORIGIN', 'file:///srv'],
    ['COLLIGO_ORIGIN', ''],
    ['COLLIGO_ORGANISERS_ORIGIN', 'https://organisers.example.eu'],
    ['COLLIGO_ORGANISERS_ORIGIN', 'http://localhost:3000/organiser'],
    ['COLLIGO_CHALLENGE_TRIES', '1'],
    ['COLLIGO_CHALLENGE_TRIES', '100001'],
    ['COLLIGO_CHALLENGE_TRIES', '2.5'],
    ['COLLIGO_CHALLENGE_TRIES', ''],
    ['COLLIGO_CHALLENGE_TRIES', 'NaN'],
    ['COLLIGO_DATA', ''],
  ])('is told alone where the rest is right: %s=%j', (name, value) => {
    const { message } = refusalOf({ [name]: value }) as Error
    expect(message.match(/COLLIGO_\w+/gu)).toEqual([name])
  })
})

it('every variable has its sentence in .env.example, and no other is there', () => {
  const example = readFileSync('.env.example', 'utf8')
  const named = [...example.matchAll(/^#?(COLLIGO_\w+)=/gmu)].map(([, name]) => name)
  expect(named.toSorted()).toEqual(
    [...Object.keys(wrong), 'COLLIGO_TRUSTED_PROXIES', 'COLLIGO_ORGANISERS_NETWORKS'].toSorted(),
  )
})
