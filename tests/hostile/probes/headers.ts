import { mallory, type Probe } from '../probe.ts'
import { aForm, lengthOf, posting, reading, signing, written } from './request-bytes.ts'

/** A request whose `Host` lines are the probe's own. */
const addressed = (name: string, may: Probe['may'], host: (ours: string) => readonly string[]): Probe => ({
  name,
  may,
  bytes: (door) => ['GET /en HTTP/1.1', ...host(door.host).map((value) => `Host: ${value}`), '', ''].join('\r\n'),
})

/** Only the site's own name is answered (RFC 9112, section 3.2). */
const hosts: readonly Probe[] = [
  addressed('a foreign host', 'refused', () => [mallory]),
  addressed('two hosts', 'refused', (ours) => [ours, mallory]),
  addressed('the same host twice', 'refused', (ours) => [ours, ours]),
  addressed('no host', 'refused', () => []),
  addressed('an empty host', 'refused', () => ['']),
  addressed('a host with a user', 'refused', (ours) => [`${mallory}@${ours}`]),
  addressed('a host with a path', 'refused', (ours) => [`${ours}/${mallory}`]),
  addressed('a host with another port', 'refused', () => ['localhost:1']),
  addressed('a list of hosts', 'refused', (ours) => [`${ours}, ${mallory}`]),
  { name: 'no host, as HTTP/1.0 allows', may: 'refused', bytes: () => 'GET /en HTTP/1.0\r\n\r\n' },
]

/** Headers by which proxies and Next talk to each other (CVE-2025-29927, CVE-2026-44573 to 44575). */
const inner: readonly Probe[] = [
  ['x-middleware-subrequest', 'proxy:proxy:proxy:proxy:proxy'],
  ['x-middleware-subrequest', 'middleware:middleware:middleware:middleware:middleware'],
  ['x-middleware-rewrite', '/organiser/collection'],
  ['x-middleware-override-headers', 'x-path'],
  ['x-middleware-set-cookie', 'a=mallory'],
  ['x-matched-path', '/organiser/collection'],
  ['x-invoke-path', '/organiser/collection'],
  ['x-invoke-status', '200'],
  ['x-invoke-output', '/organiser/collection'],
  ['x-original-url', '/organiser/collection'],
  ['x-rewrite-url', '/organiser/collection'],
  ['x-nextjs-data', '1'],
  ['x-nextjs-rewritten-path', '/organiser/collection'],
  ['x-http-method-override', 'DELETE'],
  ['x-now-route-matches', '1=mallory'],
  ['purpose', 'prefetch'],
].flatMap(([header = '', value = '']) => [
  reading(`${header}: ${value}, in public`, 'harmless', '/en', `${header}: ${value}`),
  reading(`${header}: ${value}, at the organisers' door`, 'harmless', '/organiser/collection', `${header}: ${value}`),
])

/** Who somebody claims to be, or to come from; no proxy stands in front, so nobody may claim it. */
const claims: readonly Probe[] = [
  ['x-forwarded-host', mallory],
  ['x-forwarded-proto', mallory],
  ['x-forwarded-port', '1'],
  ['x-forwarded-server', mallory],
  ['x-forwarded-for', `${mallory}, 127.0.0.1`],
  ['forwarded', `for=127.0.0.1;host=${mallory};proto=https`],
  ['x-real-ip', mallory],
  ['x-host', mallory],
  ['x-nonce', 'mallory'],
  ['x-path', '/mallory'],
  ['content-security-policy', "script-src 'nonce-mallory'"],
  ['content-security-policy-report-only', "script-src 'nonce-mallory'"],
  ['cookie', 'NEXT_LOCALE=mallory; __prerender_bypass=mallory; __next_preview_data=mallory'],
  ['accept-language', `mallory,${'*;q=0.1,'.repeat(500)}`],
  ['referer', `https://${mallory}/`],
  ['traceparent', '00-mallory-mallory-01'],
].flatMap(([header = '', value = '']) => [
  reading(`${header}, on the home page`, 'harmless', '/en', `${header}: ${value}`),
  reading(`${header}, where a language is chosen`, 'harmless', '/', `${header}: ${value}`),
])

/** What React's own script sends. Where no action lives, nobody may call one. */
const react: readonly Probe[] = [
  reading('rsc', 'harmless', '/en', 'rsc: 1'),
  reading("rsc at the organisers' door", 'harmless', '/organiser/collection', 'rsc: 1'),
  reading('rsc with a broken tree', 'harmless', '/en', 'rsc: 1', 'next-router-state-tree: %5B%22mallory'),
  reading('rsc with a tree that is no tree', 'harmless', '/en', 'rsc: 1', 'next-router-state-tree: %7B%7D'),
  reading(
    'prefetch of a segment',
    'harmless',
    '/en',
    'rsc: 1',
    'next-router-prefetch: 1',
    'next-router-segment-prefetch: /_tree',
  ),
  reading('next-url', 'harmless', '/en', 'rsc: 1', 'next-url: //mallory.example'),
  reading('an action on a reading request', 'harmless', '/en', 'next-action: deadbeef'),
  {
    name: 'an action where none lives',
    may: 'refused',
    bytes: (door) =>
      written(
        door,
        'POST /en',
        [
          `Origin: http://${door.host}`,
          'next-action: 00deadbeef',
          'Content-Type: text/plain;charset=UTF-8',
          'Content-Length: 2',
        ],
        '[]',
      ),
  },
  {
    name: 'an action that there is not',
    may: 'refused',
    bytes: (door) =>
      written(
        door,
        `POST ${signing}`,
        [
          `Origin: http://${door.host}`,
          `next-action: ${'0'.repeat(42)}`,
          'Content-Type: text/plain;charset=UTF-8',
          'Content-Length: 2',
        ],
        '[]',
      ),
  },
  {
    name: 'an action with a reference to itself',
    may: 'refused',
    bytes: (door) =>
      written(
        door,
        `POST ${signing}`,
        [
          `Origin: http://${door.host}`,
          `next-action: ${'4'.repeat(42)}`,
          'Content-Type: text/plain;charset=UTF-8',
          'Content-Length: 6',
        ],
        '["$@0"',
      ),
  },
]

const odd: readonly Probe[] = [
  reading(
    'a connection that becomes a web socket',
    'refused',
    '/en',
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  ),
  reading(
    'the socket of the development server',
    'refused',
    '/_next/webpack-hmr',
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  ),
  reading(
    'a connection that becomes HTTP/2',
    'refused',
    '/en',
    'Connection: Upgrade, HTTP2-Settings',
    'Upgrade: h2c',
    'HTTP2-Settings: AAMAAABkAAQAAP__',
  ),
  reading('a web socket to another host', 'refused', `http://${mallory}/`, 'Connection: Upgrade', 'Upgrade: websocket'),
  reading('an expectation nobody can meet', 'refused', '/en', 'Expect: mallory'),
  reading('a header of 100 kB', 'refused', '/en', `X-Long: ${'x'.repeat(100_000)}`),
  reading('3,000 headers', 'refused', '/en', ...Array.from({ length: 3000 }, (_, index) => `X-${String(index)}: x`)),
  reading(
    'a thousand ranges',
    'harmless',
    '/icon.svg',
    `Range: bytes=${Array.from({ length: 1000 }, (_, index) => `${String(index)}-`).join(',')}`,
  ),
  posting('a form from another site', 'refused', [lengthOf(aForm), `Origin: https://${mallory}`]),
  posting('a form from nowhere', 'refused', [lengthOf(aForm), 'Origin: null']),
]

export const headerProbes: readonly Probe[] = [...hosts, ...inner, ...claims, ...react, ...odd]
