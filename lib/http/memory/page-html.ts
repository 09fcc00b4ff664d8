import { createHash } from 'node:crypto'

/** A page's HTML as it is kept, with the policy that fits it. */
export interface PageHtml {
  readonly html: string
  readonly policy: string
}

/** A page that needs no script loses those that the framework puts into every page: an old phone has less to do. */
export function withoutScripts(rendered: string, framedBy = "'none'"): PageHtml {
  if (/<template id="[BP]:|hidden id="S:/u.test(rendered)) {
    throw new Error('a page that arrives in pieces needs the script that puts them together')
  }
  const html = rendered
    .replace(/<script\b[^>]*>[\s\S]*?<\/script>/gu, '')
    .replace(/<link\b[^>]*\bas="script"[^>]*>/gu, '')
  return { html, policy: policyWith("script-src 'none'", framedBy) }
}

/**
 * A page with scripts, kept: no nonce can stand in it, since it is the same for everyone. Its policy names the digest of
 * each script that stands in the page (CSP level 2, section 7.17.1), and lets it load our own files alone.
 */
export function withDigests(rendered: string, framedBy = "'none'"): PageHtml {
  const digests = new Set<string>()
  for (const [, attributes = '', text = ''] of rendered.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/gu)) {
    if (!/\bsrc=/u.test(attributes)) digests.add(`'sha256-${createHash('sha256').update(text).digest('base64')}'`)
  }
  return { html: rendered, policy: policyWith(["script-src 'self'", ...digests].join(' '), framedBy) }
}

const policyWith = (scripts: string, framedBy: string): string =>
  [
    "default-src 'none'",
    scripts,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    `frame-ancestors ${framedBy}`,
    "base-uri 'none'",
  ].join('; ')
