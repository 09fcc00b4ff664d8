import type { IncomingHttpHeaders } from 'node:http'

/**
 * What the framework, a proxy or we ourselves say within the machine, by the beginnings of names. From outside they
 * are somebody's attempt to be believed. Read in Next 16.4.6: `server/lib/server-ipc/utils` (INTERNAL_HEADERS, which
 * it drops itself, but only these), `lib/constants`, `client/components/app-router-headers`.
 */
const foreign: readonly string[] = [
  // Who asks, by which host and protocol: said by proxies, and only ours is believed (RFC 7239). Next builds addresses
  // from them and compares a form's origin with x-forwarded-host.
  'x-forwarded-',
  'forwarded',
  'x-real-ip',
  // What a middleware answers to Next: go on, rewrite, redirect, set these headers (CVE-2025-29927 went this way).
  'x-middleware-',
  // Next's own marks of data requests, of one render, of kept answers: x-nextjs-data, x-next-resume-state-length,
  // x-next-revalidated-tags and its token. The browser's half sends x-nextjs-request-id in development alone.
  'x-nextjs-',
  'x-next-',
  // One half of Next telling another which page was found and how it is to be rendered; x-invoke- in older versions.
  'x-matched-path',
  'x-invoke-',
  'x-invocation-id',
  'x-now-',
  'x-vercel-',
  // Asks for a page to be rendered anew, with a key that the build wrote to disk.
  'x-prerender-',
  // Other servers' ways of putting another address in place of the one asked for.
  'x-original-',
  'x-rewrite-',
  // Next takes the nonce of its scripts from the request's policy (CVE-2026-44581); the gate sets both.
  'content-security-policy',
  'x-nonce',
  // Ours, from the gate to the pages.
  'x-path',
  'x-colligo-',
  // Next's, from its client to its server, but for those below: next-resume, next-hmr-refresh and whatever comes.
  'next-',
]

/**
 * What Next's own client sends from the browser, though its name begins as above. The two of prefetching belong to
 * them: the client makes a hash of all four part of the address, and the server answers 307 where they do not agree.
 */
const fromOurOwnPages: ReadonlySet<string> = new Set([
  'next-action',
  'next-router-state-tree',
  'next-router-prefetch',
  'next-router-segment-prefetch',
  'next-url',
])

/**
 * Takes out of a request what may never come from outside, before anybody reads it. The address of a visitor behind
 * our own proxy has to be read from X-Forwarded-For beforehand. x-action-forwarded stays: Next
 * sends it to itself through this gate, lest an action be forwarded in circles, and all it does is to end that.
 */
export function dropForeignHeaders(headers: IncomingHttpHeaders): void {
  for (const name of Object.keys(headers)) {
    if (fromOurOwnPages.has(name)) continue
    if (foreign.some((beginning) => name.startsWith(beginning))) Reflect.deleteProperty(headers, name)
  }
}
