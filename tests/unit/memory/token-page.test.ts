import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { documentOf } from '#lib/http/memory/document'
import { tokenPage, tokenPlaceholder } from '#lib/http/memory/token-page'

const token = 'q7'.repeat(21) + '_'
const html =
  `<a href="/fi/updates/leave">suomi</a><a href="/fi/updates">uutiset</a><link href="https://collect.example.eu/fi/updates/leave"/>` +
  `<input type="hidden" name="token" value="${tokenPlaceholder}"/>`

/** A real server that answers every address with the one page that is kept. */
async function aSite() {
  const kept = documentOf(html, 'text/html; charset=utf-8', { 'Content-Security-Policy': "script-src 'none'" })
  const server = createServer((request, response) => {
    const [path = '', query = ''] = (request.url ?? '').split('?')
    void tokenPage(request, response, path, query, Promise.resolve(kept))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return (address: string, method = 'GET') =>
    fetch(`http://127.0.0.1:${String(port)}${address}`, { method, redirect: 'manual' })
}

describe('the page that an e-mail leads to', () => {
  it('has the token of its address in its form, and in its links to other languages', async () => {
    const answer = await (await aSite())(`/en/updates/leave?token=${token}`)
    expect(await answer.text()).toBe(
      html.replace(tokenPlaceholder, token).replace('"/fi/updates/leave"', `"/fi/updates/leave?token=${token}"`),
    )
  })

  it('is kept by nobody, found by nobody, and tells no other page the token', async () => {
    const { headers } = await (await aSite())(`/en/updates/leave?token=${token}`)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-robots-tag')).toBe('noindex, nofollow')
    expect(headers.get('referrer-policy')).toBe('strict-origin')
    expect(headers.get('content-security-policy')).toBe("script-src 'none'")
    expect(headers.get('etag')).toBeNull()
  })

  it('is the same for whoever comes with what a newsletter program has added', async () => {
    const get = await aSite()
    const answer = await get(`/en/updates/leave?utm_source=x&token=${token}&utm_medium=y`)
    expect(await answer.text()).toContain(`value="${token}"`)
    expect((await get(`/en/updates/leave?token=${token}`, 'HEAD')).status).toBe(200)
  })

  it.each(['', '?token=', '?token=short', `?token=${'<'.repeat(43)}`, `?token=${token}x`, `?nottoken=${token}`])(
    'says that the link is no good without a token that could be one: %s',
    async (query) => {
      const answer = await (await aSite())(`/en/updates/confirm${query}`)
      expect([answer.status, answer.headers.get('location')]).toEqual([303, '/en/updates/gone'])
    },
  )
})
