import { describe, expect, test } from 'vitest'
import type { Answer } from '#lib/load/answer-reader'
import { politeWait } from '#lib/load/ask'
import { counterExpected, fileNamed, pageWith, receiptIn, receiptShown, thanksExpected } from '#lib/load/expected'
import { assetsIn, hiddenControls } from '#lib/load/html'
import { addressOf } from '#lib/load/networks'

const answer = (status: number, headers: Readonly<Record<string, string>>, body = ''): Answer => ({
  status,
  headers: new Map(Object.entries(headers)),
  body: Buffer.from(body),
  length: Buffer.byteLength(body),
})
const html = (body: string, status = 200) => answer(status, { 'content-type': 'text/html; charset=utf-8' }, body)

describe('the load test takes nothing for a success but', () => {
  test('the page that it asked for, to its end', () => {
    const check = pageWith('href="/en/sign"')
    expect(check(html('<a href="/en/sign">Sign</a></html>'))).toBeNull()
    expect(check(html('<h1>Something went wrong</h1></html>'))).not.toBeNull()
    expect(check(html('<a href="/en/sign">Si'))).not.toBeNull()
    expect(check(html('<a href="/en/sign">Sign</a></html>', 500))).toBe('status 500')
    expect(check(answer(200, { 'content-type': 'text/plain' }, 'href="/en/sign"</html>'))).toBe('no page')
  })

  test('a redirect to a receipt', () => {
    const thanks = answer(303, { location: '/en/signed?receipt=abc-_1' })
    expect([receiptIn(thanks), thanksExpected(thanks)]).toEqual(['abc-_1', null])
    expect(thanksExpected(answer(303, { location: '/en' }))).toBe('not thanked, status 303')
    expect(thanksExpected(html('the form with its problems'))).toBe('not thanked, status 200')
  })

  test('a receipt with an identifier on it', () => {
    expect(receiptShown(html('<dd>b0b4bc98-af44-8a44-9838-39e3604d20b4</dd></html>'))).toBeNull()
    expect(receiptShown(html('<h1>This receipt is no longer shown</h1></html>'))).not.toBeNull()
  })

  test('a file of the kind that its name says', () => {
    const check = fileNamed('/_next/static/chunks/a.js')
    expect(check(answer(200, { 'content-type': 'application/javascript; charset=UTF-8' }, '1'))).toBeNull()
    expect(check(html('not found'))).not.toBeNull()
    expect(check(answer(200, { 'content-type': 'application/javascript' }, ''))).not.toBeNull()
  })

  test('a counter with a number, or that nothing has changed', () => {
    expect(counterExpected(answer(200, { 'content-type': 'application/json' }, '{"count":120}'))).toBeNull()
    expect(counterExpected(answer(304, {}))).toBeNull()
    expect(counterExpected(answer(200, { 'content-type': 'application/json' }, '{}'))).not.toBeNull()
  })
})

describe('a refusal', () => {
  test('is polite where it says when to come back, and why', () => {
    expect(politeWait(answer(503, { 'retry-after': '3' }, 'Too many people at once.'), () => 0)).toBe(3000)
    expect(politeWait(answer(503, { 'retry-after': '3' }, 'Too many people at once.'), () => 1)).toBe(3750)
  })

  test('is not without either', () => {
    expect(politeWait(answer(503, {}, 'Too many people at once.'))).toBeNull()
    expect(politeWait(answer(503, { 'retry-after': 'soon' }, 'Too many people at once.'))).toBeNull()
    expect(politeWait(answer(503, { 'retry-after': '3' }))).toBeNull()
  })

  test('keeps nobody waiting for more than a minute', () => {
    expect(politeWait(answer(503, { 'retry-after': '3600' }, 'Later.'), () => 0)).toBe(60_000)
  })
})

test('of a page, all files are loaded that a browser with script loads, each once', () => {
  const head =
    '<link rel="stylesheet" href="/a.css" nonce="x"/><link rel="preload" as="script" href="/b.js"/>' +
    '<script src="/b.js" async=""></script><script src="/old.js" noModule=""></script>' +
    '<script type="module" src="/altcha/3/widget.js" async=""></script><link rel="icon" href="/icon.svg?i.svg"/>' +
    '<link rel="alternate" href="/ro"/><script nonce="x">self.__next_f=[]</script>'
  expect(assetsIn(head)).toEqual(['/a.css', '/b.js', '/altcha/3/widget.js', '/altcha/3/worker.js', '/icon.svg?i.svg'])
})

test('hidden controls are sent back as a browser reads them', () => {
  const form =
    '<input type="hidden" name="$ACTION_REF_1"/><input type="hidden" name="a" value="[&quot;&amp;lt;&quot;]"/>'
  expect(hiddenControls(form)).toEqual([
    ['$ACTION_REF_1', ''],
    ['a', '["&lt;"]'],
  ])
})

test('sixty-five thousand visitors come from as many networks, and none from the machine’s usual address', () => {
  const networks = Array.from({ length: 65_000 }, (_, index) => addressOf(index).split('.').slice(0, 3).join('.'))
  expect(new Set(networks).size).toBe(65_000)
  expect(networks.some((network) => network.startsWith('127.0.'))).toBe(false)
  expect(networks.every((network) => network.split('.').every((part) => Number(part) < 256))).toBe(true)
  expect(addressOf(65_280 + 4)).not.toBe(addressOf(4))
})
