import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { deskFile } from '#lib/cli/desk-file'

test('the desk is the same file whenever it is made, and its policy names what is in it and nothing else', async () => {
  const html = await deskFile()
  expect(await deskFile()).toBe(html)
  const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
  const inside = (tag: string): string => {
    const from = html.indexOf(`<${tag}>`) + tag.length + 2
    return html.slice(from, html.indexOf(`</${tag}>`, from))
  }
  const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]*)"/u.exec(html) ?? []
  expect(policy.split('; ')).toEqual([
    "default-src 'none'",
    `script-src ${hash(inside('script'))}`,
    `style-src ${hash(inside('style'))}`,
    'worker-src blob:',
    "form-action 'none'",
    "base-uri 'none'",
  ])
  // The policy stands before anything that it is about.
  expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<style>'))
  expect(html).toMatch(/^preact \d[\d.]+ \(MIT\)$/mu)
  expect(html).toMatch(/^openpgp \d[\d.]+ \(LGPL-3\.0\+\)$/mu)
}, 120_000)
