import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { dropForeignHeaders } from '#lib/http/gate/inbound-headers'

const passes = (name: string): boolean => {
  const headers = { [name]: 'from outside' }
  dropForeignHeaders(headers)
  return Object.keys(headers).length > 0
}

const require = createRequire(import.meta.url)
const sourceOf = (file: string): string => readFileSync(require.resolve(`next/dist/${file}`), 'utf8')
const namesIn = (source: string, pattern: RegExp): readonly string[] =>
  [...source.matchAll(pattern)].map(([, name = '']) => name)

describe('from outside never comes', () => {
  it.each([
    'x-forwarded-for',
    'x-forwarded-host',
    'x-forwarded-proto',
    'forwarded',
    'x-real-ip',
    'x-middleware-subrequest',
    'x-middleware-request-x-nonce',
    'x-nextjs-data',
    'x-next-revalidate-tag-token',
    'x-matched-path',
    'x-invoke-path',
    'x-invocation-id',
    'x-original-url',
    'x-rewrite-url',
    'x-now-route-matches',
    'x-vercel-protection-bypass',
    'x-prerender-revalidate',
    'content-security-policy',
    'content-security-policy-report-only',
    'x-nonce',
    'x-path',
    'x-colligo-network',
    'next-resume',
    'next-hmr-refresh',
    'next-anything-to-come',
  ])('%s', (name) => {
    expect(passes(name)).toBe(false)
  })

  const internal = namesIn(
    sourceOf('server/lib/server-ipc/utils.js').split('INTERNAL_HEADERS = [')[1]?.split(']')[0] ?? '',
    /'([\w-]+)'/gu,
  )

  it.each(internal)('what this version of Next itself calls internal: %s', (name) => {
    expect(passes(name)).toBe(false)
  })

  it('and Next still has a list of those', () => {
    expect(internal.length).toBeGreaterThan(8)
  })

  it.each(namesIn(sourceOf('lib/constants.js'), /_HEADER = '((?:x|next)-[\w-]+)'/gu))(
    'what this version of Next names in its constants: %s',
    (name) => {
      expect(passes(name)).toBe(false)
    },
  )
})

describe('what browsers and our own pages send goes through', () => {
  const flight = namesIn(sourceOf('client/components/app-router-headers.js'), /^const \w+ = '((?:rsc|next-[\w-]+))'/gmu)

  it('every header of Next that its client sends, as this version of Next lists them', () => {
    const notSent = ['next-hmr-refresh', 'next-instant-navigation-testing']
    expect(flight.filter(passes)).toEqual(flight.filter((name) => !notSent.includes(name)))
    expect(flight).toContain('next-router-segment-prefetch')
  })

  it.each([
    'host',
    'origin',
    'cookie',
    'accept-language',
    'content-type',
    'content-length',
    'if-none-match',
    'sec-fetch-site',
    'user-agent',
    'rsc',
    'next-action',
    'next-router-state-tree',
    'next-url',
    'x-action-forwarded',
  ])('%s', (name) => {
    expect(passes(name)).toBe(true)
  })
})

it('what goes through is left as it came', () => {
  const headers = { host: 'collect.example.eu', 'x-real-ip': '192.0.2.7', 'set-cookie': ['a=1', 'b=2'] }
  dropForeignHeaders(headers)
  expect(headers).toEqual({ host: 'collect.example.eu', 'set-cookie': ['a=1', 'b=2'] })
})
