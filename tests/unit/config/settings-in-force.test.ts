import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { settingsInForce, tellings } from '#lib/config/settings-in-force'

test('every variable of .env.example is told in some way, and no other is', () => {
  const named = [...readFileSync('.env.example', 'utf8').matchAll(/^#?(COLLIGO_\w+)=/gmu)].map(([, name]) => name)
  expect(Object.keys(tellings).toSorted()).toEqual([...new Set(named)].toSorted())
})

test('no secret is told, nor a digest of one: only that it is there, and how its file may be read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'colligo-settings-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  const file = join(folder, 'mail')
  writeFileSync(file, 'smtps://a:hidden@b')
  chmodSync(file, 0o640)
  const told = settingsInForce({
    COLLIGO_ORIGIN: 'https://collect.example.eu',
    COLLIGO_MAIL_URL: 'smtps://a:hidden@b',
    COLLIGO_MAIL_URL_FILE: file,
    COLLIGO_MAIL_FROM: 'news@example.eu',
    COLLIGO_ALARM_WEBHOOK: 'https://b/hidden',
    COLLIGO_ALARM_EMAIL: 'ines@example.eu',
  })
  const value = (name: string): string | undefined => told.find((one) => one.name === name)?.value
  expect(value('COLLIGO_ORIGIN')).toBe('https://collect.example.eu')
  expect(value('COLLIGO_MAIL_URL')).toBe('set (secret, not told)')
  expect(value('COLLIGO_MAIL_URL_FILE')).toBe(`${file}, mode 0640`)
  expect(value('COLLIGO_MAIL_FROM')).toMatch(/^set, sha256 [0-9a-f]{16}$/u)
  expect(value('COLLIGO_PROCESSES')).toBe('not set')
  expect(JSON.stringify(told)).not.toMatch(/hidden|news@|ines@/u)
})
