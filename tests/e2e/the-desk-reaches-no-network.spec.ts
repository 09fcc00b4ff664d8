import { createServer } from 'node:http'
import { writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { expect, test, type Page } from '@playwright/test'
import { deskFile } from '#lib/cli/desk-file'

/** Everything a page can try to send something with, each as a script that gets the address. */
const ways: Readonly<Record<string, string>> = {
  fetch: 'fetch(address, { mode: "no-cors" }).catch(() => undefined)',
  XMLHttpRequest:
    'new Promise((done) => { const x = new XMLHttpRequest(); x.open("GET", address); x.onloadend = done; x.send() })',
  'a beacon': 'navigator.sendBeacon(address, "secret")',
  'a picture': 'new Promise((done) => { const i = new Image(); i.onload = i.onerror = done; i.src = address })',
  'a style sheet':
    'new Promise((done) => { const l = document.createElement("link"); l.rel = "stylesheet"; l.href = address; l.onload = l.onerror = done; document.head.append(l) })',
  'a style of its own':
    '(() => { const s = document.createElement("style"); s.textContent = `html { background: url(${address}) }`; document.head.append(s) })()',
  'a style on an element':
    '(() => { document.body.style.backgroundImage = `url(${address})`; document.body.getBoundingClientRect() })()',
  'a script':
    'new Promise((done) => { const s = document.createElement("script"); s.src = address; s.onload = s.onerror = done; document.head.append(s) })',
  'a script of its own':
    '(() => { const s = document.createElement("script"); s.textContent = `fetch("${address}")`; document.head.append(s) })()',
  'a module': 'import(address).catch(() => undefined)',
  'text made into a script': '(() => { try { Function(`fetch("${address}")`)() } catch {} })()',
  'a frame':
    'new Promise((done) => { const f = document.createElement("iframe"); f.onload = f.onerror = done; f.src = address; document.body.append(f); setTimeout(done, 300) })',
  'an object':
    'new Promise((done) => { const o = document.createElement("object"); o.onload = o.onerror = done; o.data = address; document.body.append(o); setTimeout(done, 300) })',
  'a form':
    '(() => { const f = document.createElement("form"); f.action = address; f.method = "post"; f.target = "other"; document.body.append(f); f.submit() })()',
  'a font': 'new FontFace("f", `url(${address})`).load().catch(() => undefined)',
  events: 'new Promise((done) => { const e = new EventSource(address); e.onerror = () => { e.close(); done() } })',
  'a socket':
    'new Promise((done) => { try { const w = new WebSocket(address.replace("http", "ws")); w.onerror = w.onclose = done } catch { done() } })',
  'a sound':
    'new Promise((done) => { const a = new Audio(address); a.onerror = done; a.load(); setTimeout(done, 300) })',
  'what a browser fetches ahead':
    '(() => { for (const rel of ["prefetch", "preload", "modulepreload", "icon", "manifest"]) { const l = document.createElement("link"); l.rel = rel; l.href = address; l.as = "script"; document.head.append(l) } })()',
  'a worker':
    'new Promise((done) => { const w = new Worker(URL.createObjectURL(new Blob([`fetch("${address}").finally(() => postMessage(0), () => 0)`]))); w.onmessage = w.onerror = done; setTimeout(done, 500) })',
}

/** Tries every way from the page that is open, and tells which of them knocked. */
async function knocksFrom(page: Page, url: string): Promise<readonly string[]> {
  const knocks = new Set<string>()
  const server = createServer((request, answer) => {
    const way = decodeURIComponent(request.url?.slice(1) ?? '')
    // A browser asks for the picture of a site by itself, once it has come to one.
    if (way !== 'favicon.ico') knocks.add(way)
    answer.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await page.goto(url)
  const deeds = Object.entries(ways).map(([way, script]) => {
    const address = `http://127.0.0.1:${String(port)}/${encodeURIComponent(way)}`
    return page.evaluate(`(async (address) => { await ${script} })(${JSON.stringify(address)})`)
  })
  await Promise.all(deeds)
  await page.waitForTimeout(300)
  server.closeAllConnections()
  server.close()
  return [...knocks].toSorted()
}

test('with a network at hand, nothing in the desk can send to it, by any of the ways there are', async ({
  page,
}, testInfo) => {
  // What a page of the disk may do by itself: else the test would see nothing anywhere.
  const control = testInfo.outputPath('control.html')
  writeFileSync(control, '<!doctype html><title>control</title><p>control</p>')
  const arrived = await knocksFrom(page, `file://${control}`)
  expect(arrived).toEqual(Object.keys(ways).toSorted())

  const desk = testInfo.outputPath('colligo-desk.html')
  writeFileSync(desk, await deskFile())
  expect(await knocksFrom(page, `file://${desk}`)).toEqual([])
})
