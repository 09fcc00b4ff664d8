import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Script } from 'node:vm'
import { afterEach, expect, test } from 'vitest'
import type { Receipt } from '#lib/collecting/sign-statement'
import { receiptPage } from '#lib/http/memory/receipt-page'
import { receiptScript, receiptScriptAddress } from '#lib/http/memory/receipt-script'
import { aReceipt } from '../../support/receipts.ts'

const receipts = {
  wrap: (receipt: Receipt) => Buffer.from(JSON.stringify(receipt)).toString('base64url'),
  unwrap: (text: string) => (text === '' ? null : (JSON.parse(Buffer.from(text, 'base64url').toString()) as Receipt)),
}

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

/** A site with nothing but the receipt; its framework says how often it has rendered what. */
async function aSite() {
  const rendered: string[] = []
  const site = { rendered, version: 'one', url: '' }
  const answer = receiptPage({
    render: (path) => {
      rendered.push(path)
      const wrapped = path.split('receipt=')[1] ?? ''
      const { identifier = 'over' } = receipts.unwrap(wrapped) ?? {}
      const html = `<html><body><p>${identifier}</p><a href="/en/signed/receipt.pdf?receipt=${wrapped}">PDF</a><script>1</script></body></html>`
      return Promise.resolve({ status: 200, type: 'text/html', body: Buffer.from(html), headers: {} })
    },
    receipts,
    version: () => site.version,
  })
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost')
    void answer(pathname, searchParams.get('receipt') ?? '', request, response)
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  site.url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
  return site
}

const mari = receipts.wrap(aReceipt({ identifier: '11111111-1111-8111-8111-111111111111' }))
const jonas = receipts.wrap(aReceipt({ identifier: '22222222-2222-8222-8222-222222222222' }))

test('each gets their own identifier and their own document, on a page that is rendered once', async () => {
  const site = await aSite()
  for (const [own, other, wrapped] of [
    ['1111-1111', '2222-2222', mari],
    ['2222-2222', '1111-1111', jonas],
  ] as const) {
    const html = await (await fetch(`${site.url}/en/signed?receipt=${wrapped}`)).text()
    expect(html).toContain(own)
    expect(html).not.toContain(other)
    expect(html).toContain(`/en/signed/receipt.pdf?receipt=${wrapped}"`)
    expect(html).not.toContain('0000-0000')
  }
  expect(site.rendered).toHaveLength(1)
})

test('the page has one script, of our own, and its policy allows no other', async () => {
  const site = await aSite()
  const answer = await fetch(`${site.url}/en/signed?receipt=${mari}`)
  const html = await answer.text()
  expect(html.match(/<script\b[^>]*>/gu)).toEqual([`<script type="module" src="${receiptScriptAddress}">`])
  expect(answer.headers.get('content-security-policy')).toContain("script-src 'self';")
  expect(answer.headers.get('cache-control')).toBe('no-store')
})

test('a receipt that is over has none', async () => {
  const site = await aSite()
  const answer = await fetch(`${site.url}/en/signed`)
  expect(await answer.text()).not.toContain('<script')
  expect(answer.headers.get('content-security-policy')).toContain("script-src 'none'")
})

test('what organisers change stands on the next receipt', async () => {
  const site = await aSite()
  await fetch(`${site.url}/en/signed?receipt=${mari}`)
  site.version = 'two'
  await fetch(`${site.url}/en/signed?receipt=${jonas}`)
  expect(site.rendered).toHaveLength(2)
})

test('the script is plain text for browsers, and its address changes with it', () => {
  const text = receiptScript().bodies.identity.toString()
  expect(() => new Script(text)).not.toThrow()
  expect(text).not.toMatch(/\bimport\b|eval|innerHTML|https?:/u)
  expect(receiptScriptAddress).toMatch(/^\/receipt-[0-9a-f]{12}\.js$/u)
})
