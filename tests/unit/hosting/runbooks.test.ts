import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { hostedCommands } from '#lib/hosting/run-command'

const read = (file: string): string => readFileSync(file, 'utf8')
const alarms = read('docs/hosting/alarms.md')
const pages = [
  'docs/hosting.md',
  'docs/backups.md',
  ...readdirSync('docs/hosting').map((name) => join('docs/hosting', name)),
]

test('whoever is woken finds every event of the log, and every alarm', () => {
  const events = [...read('lib/log/events.ts').matchAll(/^ {2}(?:'([a-z-]+)'|([a-z]+)): \{/gmu)].map(
    (one) => one[1] ?? one[2] ?? '',
  )
  expect(events.length).toBeGreaterThan(15)
  expect(events.filter((event) => !alarms.includes(`\`${event}\``))).toEqual([])
  const rules = [...read('deploy/prometheus/colligo.rules.yml').matchAll(/alert: (\w+)/gu)].map(([, name = '']) => name)
  expect(rules.filter((name) => !alarms.includes(`\`${name}\``))).toEqual([])
})

test('alarms ask for metrics that there are', () => {
  const named = new Set(read('deploy/prometheus/colligo.rules.yml').match(/colligo_\w+/gu))
  const text = read('lib/serving/metrics.ts')
  for (const name of named) expect(text).toContain(`'${name.replace(/^colligo_|_bucket$/gu, '')}'`)
})

describe.each(pages)('%s', (page) => {
  const text = read(page)

  it('leads to pages that there are', () => {
    const links = [...text.matchAll(/\]\(([^)#:]+\.md)(?:#[^)]*)?\)/gu)].map(([, link = '']) =>
      join(dirname(page), link),
    )
    expect(links.filter((link) => !existsSync(link))).toEqual([])
  })

  it('names commands and settings that there are', () => {
    const scripts = Object.keys((JSON.parse(read('package.json')) as { readonly scripts: object }).scripts)
    const runs = [...text.matchAll(/\.\/run (?:-s )?([a-z:]+)/gu)].map(([, name = '']) => name)
    expect(runs.filter((name) => !scripts.includes(name))).toEqual([])
    const hosted = [...text.matchAll(/colligo-host run [A-Za-z]+ ([a-z]+)/gu)].map(([, name = '']) => name)
    expect(hosted.filter((name) => !hostedCommands.includes(name))).toEqual([])
    const settings = [...text.matchAll(/COLLIGO_[A-Z_]+/gu)].map(([name]) => name)
    const example = read('.env.example')
    expect(settings.filter((name) => !example.includes(`${name}=`))).toEqual([])
  })
})
