import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { shipWithoutScripts } from '#lib/serving/plain-answer'

/** What a browser gets of a page that is written as the framework writes it: its head early, its body in pieces. */
async function shipped(write: RequestListener): Promise<Response> {
  const server = createServer((request, response) => {
    shipWithoutScripts(response)
    write(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
  })
  return await fetch(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`, { redirect: 'manual' })
}

const page = (body: string): string =>
  `<html><head><title>Sign</title><script nonce="x">1</script></head><body>${body}<script>"ł"</script></body></html>`

const inPieces =
  (html: string): RequestListener =>
  (_request, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    response.setHeader('Content-Security-Policy', "script-src 'nonce-x'")
    response.setHeader('ETag', '"old"')
    response.flushHeaders()
    response.write(html.slice(0, 20))
    response.write(Buffer.from(html.slice(20, -5)), () => response.end(html.slice(-5)))
  }

test('A page loses its scripts, and its policy allows none', async () => {
  const answer = await shipped(inPieces(page('<p>Ελένη</p>')))
  expect(await answer.text()).toBe('<html><head><title>Sign</title></head><body><p>Ελένη</p></body></html>')
  expect(answer.headers.get('content-security-policy')).toContain("script-src 'none'")
  expect(answer.headers.get('etag')).toBeNull()
  expect(answer.status).toBe(200)
})

test('What is wrong is said first, by the title', async () => {
  const summary = '<h2 id="problem-summary" class="x">2 things need &lt;your&gt; $&amp; attention</h2>'
  const answer = await shipped(inPieces(page(summary)))
  expect(await answer.text()).toContain('<title>2 things need &lt;your&gt; $&amp; attention – Sign</title>')
})

test('A full lane is said to the browser as well', async () => {
  const answer = await shipped(inPieces(page('<div role="alert" data-retry-after="61">Full</div>')))
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '61'])
})

test('What was typed into the form says nothing to the browser', async () => {
  const typed = 'data-retry-after=&quot;9&quot; &lt;h2 id=&quot;problem-summary&quot;&gt;x&lt;/h2&gt;'
  const answer = await shipped(inPieces(page(`<input value="${typed}">`)))
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([200, null])
  expect(await answer.text()).toContain('<title>Sign</title>')
})

test('A redirect, and what is no page, stay as they are', async () => {
  const redirect = await shipped((_request, response) => {
    response.statusCode = 303
    response.setHeader('Location', '/bg/signed')
    response.end()
  })
  expect([redirect.status, redirect.headers.get('location')]).toEqual([303, '/bg/signed'])
  const plain = await shipped((_request, response) => {
    response.writeHead(503, { 'Content-Type': 'text/plain' }).end('<script>1</script>')
  })
  expect([plain.status, await plain.text()]).toEqual([503, '<script>1</script>'])
})

test('A page that needs a script to be whole keeps it', async () => {
  const answer = await shipped(inPieces(page('<template id="B:0"></template>')))
  expect(await answer.text()).toContain('<script>')
  expect(answer.headers.get('content-security-policy')).toBe("script-src 'nonce-x'")
})
