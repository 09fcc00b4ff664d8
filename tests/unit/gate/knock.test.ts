import type { IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import { formAt } from '#lib/http/gate/form-addresses'
import { readKnock } from '#lib/http/gate/knock'

function knock(url: string, changes: Readonly<Record<string, string>> = {}, method = 'GET', more: string[] = []) {
  const headers = { host: 'collect.example.eu', ...changes }
  const rawHeaders = [...Object.entries(headers).flat(), ...more]
  return readKnock({ url, method, headers, rawHeaders } as unknown as IncomingMessage, ['collect.example.eu'])
}

describe('the first line of a request', () => {
  it.each([
    '/',
    '/en',
    '/en/sign/EE?turn=abc',
    '/en/signed?receipt=x_-',
    '/_next/static/chunks/a~b.js',
    '/en/..a',
    '/en/a..',
    '/en/...',
    '/ro/%C8%99',
  ])('%s is an address', (url) => {
    expect(knock(url).ok).toBe(true)
  })

  it.each([
    '',
    '*',
    'http://other.example/en',
    '//other.example/en',
    'other.example:443',
    '/en/../organiser\\x',
    '/en/../organiser',
    '/_next/./static/a.js',
    '/en/%2e%2E/organiser',
    '/en/..',
    '/en%00',
    '/en%2Fsign',
    '/en%5csign',
    '/en%zz',
    '/en sign',
    '/en\u0000',
    '/<script>',
  ])('%j is none', (url) => {
    expect(knock(url)).toEqual({ ok: false, problem: { refusal: 'no-address' } })
  })

  it('is no longer than any of ours', () => {
    expect(knock(`/en?${'x'.repeat(2048)}`)).toEqual({ ok: false, problem: { refusal: 'address-too-long' } })
  })

  it.each(['other.example', 'collect.example.eu:8443', 'collect.example.eu.', '', 'collect.example.eu, other.example'])(
    'is not answered under the name %j',
    (host) => {
      expect(knock('/en', { host })).toEqual({ ok: false, problem: { refusal: 'other-host' } })
    },
  )

  it('names its host once: two servers could read two of them differently', () => {
    for (const second of ['other.example', 'collect.example.eu']) {
      expect(knock('/en', {}, 'GET', ['Host', second])).toEqual({ ok: false, problem: { refusal: 'other-host' } })
    }
  })

  it('of whoever watches over the machine may name any host', () => {
    for (const url of ['/health', '/health/live', '/status.json', '/metrics']) {
      expect(knock(url, { host: '10.0.0.7:3000' }).ok).toBe(true)
    }
  })

  it('that only reads brings nothing along', () => {
    for (const headers of [{ 'content-length': '5' }, { 'transfer-encoding': 'chunked' }]) {
      expect(knock('/en', headers)).toEqual({ ok: false, problem: { refusal: 'unasked-body' } })
      expect(knock('/en/sign/EE', headers, 'POST').ok).toBe(true)
    }
    expect(knock('/en', { 'content-length': '0' }).ok).toBe(true)
  })
})

it('forms are sent to the signing form and to the organisers’ side, and nowhere else', () => {
  expect(formAt('/en/sign/EE')).toBe('signing')
  expect(formAt('/organiser/sign-in')).toBe('organiser')
  expect(formAt('/organiser')).toBe('organiser')
  for (const path of [
    '/',
    '/en',
    '/en/sign',
    '/en/sign/ee',
    '/en/sign/EE/',
    '/api/challenge',
    '/organisers',
    '/health',
  ]) {
    expect(formAt(path)).toBeNull()
  }
})
