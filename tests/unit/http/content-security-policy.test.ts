import { describe, expect, it } from 'vitest'
import { contentSecurityPolicy } from '#lib/http/content-security-policy'

const nonce = 'bm9uY2U='
const policy = new Map(
  contentSecurityPolicy(nonce)
    .split('; ')
    .map((directive) => directive.split(' '))
    .map(([name = '', ...sources]) => [name, sources] as const),
)

describe('the content security policy', () => {
  it('starts from nothing', () => {
    expect(policy.get('default-src')).toEqual(["'none'"])
  })

  it.each([...policy])('lets in nothing inline, evaluated or foreign: %s', (_name, sources) => {
    for (const source of sources) {
      expect(["'none'", "'self'", 'data:', `'nonce-${nonce}'`, "'strict-dynamic'"]).toContain(source)
    }
  })

  it('runs scripts by their nonce alone', () => {
    expect(policy.get('script-src')).toEqual([`'nonce-${nonce}'`, "'strict-dynamic'"])
  })

  it('takes data in an address for pictures alone', () => {
    const taking = [...policy].filter(([, sources]) => sources.includes('data:')).map(([name]) => name)
    expect(taking).toEqual(['img-src'])
  })

  it.each([
    ['form-action', "'self'"],
    ['frame-ancestors', "'none'"],
    ['base-uri', "'none'"],
  ])('says what default-src does not cover: %s', (name, source) => {
    expect(policy.get(name)).toEqual([source])
  })
})

it('is looser in development alone, and there only for what reloads itself', () => {
  const loose = contentSecurityPolicy(nonce, true)
  expect(loose.replace(" 'unsafe-eval'", '')).toBe(contentSecurityPolicy(nonce))
  expect(contentSecurityPolicy(nonce)).not.toContain('unsafe')
})
