import type { IncomingMessage, ServerResponse } from 'node:http'
import type { KeptPage } from './kept-pages.ts'

/** Stands in the form of the page that is kept, in the place of a token. As long as one, and no token. */
export const tokenPlaceholder = 'here-stands-the-token-of-whoever-has-a-link'

/**
 * Answers the address that an e-mail leads to: the page is kept, the same for everyone, and each gets their own token in
 * its form. Nothing is looked up and nothing changes, however often scanners open it: the button alone does something.
 *
 * The token leaves in no `Referer`: only the site's own name does, without which our form would look like a forger's.
 */
export async function tokenPage(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  query: string,
  kept: KeptPage,
): Promise<boolean> {
  const token = /(?:^|&)token=([\w-]{43})(?:&|$)/u.exec(query)?.[1]
  if (token === undefined) {
    response.writeHead(303, { Location: path.replace(/[a-z]+$/u, 'gone'), 'Cache-Control': 'no-store' }).end()
    return true
  }
  const page = await kept
  if (page === null) return false
  const body = Buffer.from(withToken(page.bodies.identity.toString(), path, token))
  response.writeHead(200, {
    ...page.headers,
    'Content-Type': page.type,
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'strict-origin',
    'X-Robots-Tag': 'noindex, nofollow',
    'Content-Length': body.length,
  })
  response.end(request.method === 'HEAD' ? undefined : body)
  return true
}

/** In the form, and in the links to this page in other languages. */
function withToken(html: string, path: string, token: string): string {
  const page = path.slice(3)
  return html
    .replaceAll(tokenPlaceholder, token)
    .replaceAll(new RegExp(`href="(/[a-z]{2}${page})"`, 'gu'), `href="$1?token=${token}"`)
}
