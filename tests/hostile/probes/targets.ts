import { mallory, type Probe } from '../probe.ts'
import { aForm, lengthOf, multipart, reading, written } from './request-bytes.ts'

/** Forms of the request's target that a server of pages has no use for (RFC 9112, section 3.2). */
const forms: readonly Probe[] = [
  reading('the whole address of another site', 'refused', `http://${mallory}/en`),
  reading('the whole address with another scheme', 'refused', `ftp://${mallory}/en`),
  reading('a target without a slash', 'refused', 'en'),
  reading('host and port as the target', 'refused', 'localhost:1'),
  reading('an asterisk', 'refused', '*'),
  reading('an empty target', 'refused', ''),
  { name: 'OPTIONS of everything', may: 'refused', bytes: (door) => written(door, 'OPTIONS *') },
  { name: 'a tunnel', may: 'refused', bytes: () => `CONNECT ${mallory}:443 HTTP/1.1\r\nHost: ${mallory}:443\r\n\r\n` },
  {
    name: 'a tunnel to ourselves',
    may: 'refused',
    bytes: ({ host }) => `CONNECT ${host} HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
  },
]

const methods: readonly Probe[] = [
  'TRACE',
  'OPTIONS',
  'PUT',
  'DELETE',
  'PATCH',
  'PROPFIND',
  'PURGE',
  'MKCOL',
  'QUERY',
  'get',
  'MALLORY',
].map((method) => ({
  name: `method ${method}`,
  may: 'refused',
  bytes: (door) => written(door, `${method} /en`, ['Content-Length: 0']),
}))

/** Paths that are none, or that nothing of ours has. */
const paths: readonly Probe[] = [
  '/%00',
  '/en%00',
  '/en/%00/sign',
  '/%',
  '/%zz',
  '/en/%e0%80',
  '/_next/static/..%2f..%2fserver/pages-manifest.json',
  '/altcha/3.2.2.2/..%2f..%2fpackage.json',
  '/altcha/..%5c..%5cpackage.json',
  '/en/sign/EE%2f..%2f..',
  '/_next/image?url=%2Ficon.svg&w=64&q=75',
  `/_next/image?url=https%3A%2F%2F${mallory}%2Fa.png&w=64&q=75`,
  '/_next/image?url=%2F%2Flocalhost%2Fa&w=64&q=75',
  '/_next/data/x/en.json',
  '/en/sign/\xc3\x28',
  '/en/sign/EE;jsessionid=1',
  '/en/sign/constructor',
  '/en/sign/__proto__',
  '/api/challenge?memberState=__proto__',
  '/api/challenge',
  '/organiser/exports/__proto__/x',
].map((path) => reading(`path ${path}`, 'refused', path))

/** Paths that may lead to a page of ours that says there is none, and to no file of the machine's. */
const astray: readonly Probe[] = [
  '/../../etc/passwd',
  '/en/../../../etc/passwd',
  '/%c0%ae%c0%ae/etc/passwd',
  '/_next/static/../../../package.json',
  '/_next/static/%2e%2e/%2e%2e/server/app',
  '/.env',
  '/.next/BUILD_ID',
  '/package.json',
  '/.data/colligo.sqlite',
  '/__nextjs_original-stack-frame',
  '/__nextjs_source-map?filename=/etc/passwd',
  '/api/challenge?memberState=EE&memberState[]=DE&memberState=XX',
].map((path) => reading(`path ${path}`, 'harmless', path))

/** Paths that a careless redirect would turn into another site's address. */
const redirects: readonly Probe[] = [
  '//evil.example',
  '//evil.example/..',
  '/\\evil.example',
  '/en//evil.example',
  '/%2fevil.example',
  '/.evil.example',
  '///evil.example',
  '/%5cevil.example',
  '/@evil.example',
  '/http://evil.example',
].map((path) => reading(`redirect ${path}`, 'harmless', path))

const long: readonly Probe[] = [
  reading('a path of 20,000 letters', 'refused', `/${'a'.repeat(20_000)}`),
  reading('a path of 5,000 steps', 'refused', '/a'.repeat(5000)),
  reading('a query of 12,000 fields', 'harmless', `/en?${'a&'.repeat(6000)}`),
  reading('a fragment', 'harmless', '/en#mal'),
  {
    name: 'a form sent to a picture',
    may: 'refused',
    bytes: (door) => written(door, 'POST /icon.svg', [multipart, lengthOf(aForm)], aForm),
  },
  {
    name: 'a form sent to a file of the site',
    may: 'refused',
    bytes: (door) => written(door, 'POST /_next/static/x.js', [multipart, lengthOf(aForm)], aForm),
  },
]

export const targetProbes: readonly Probe[] = [...forms, ...methods, ...paths, ...astray, ...redirects, ...long]
