// eslint-disable-next-line no-restricted-imports -- An entity tag: it identifies nobody and keeps no secret.
import { xxh3 } from '@node-rs/xxhash'

/** A strong entity tag (RFC 9110, section 8.8.3) for bytes that anybody may read. */
export const entityTag = (text: string | Uint8Array): string => `"${xxh3.xxh128(text).toString(16)}"`

/** Whether a browser has these bytes already: its `If-None-Match` names their tag, or any. */
export function isKnown(request: Request, tag: string): boolean {
  const known = (request.headers.get('if-none-match') ?? '').split(',').map((one) => one.trim().replace(/^W\//u, ''))
  return known.includes(tag) || known.includes('*')
}
