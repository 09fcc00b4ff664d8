import createMiddleware from 'next-intl/middleware'
import { NextRequest, NextResponse } from 'next/server'
import { isMemberState } from '#lib/domain/member-states'
import { contentSecurityPolicy } from '#lib/http/content-security-policy'
import { keptPageHeader } from '#lib/http/kept-page-header'
import { routing } from '#lib/i18n/routing'

/** Sets the language and the content security policy, and nothing else: no lock hangs here. */
export function proxy(request: NextRequest): NextResponse {
  const headers = new Headers(request.headers)
  headers.set('x-path', request.nextUrl.pathname)
  // A page that is rendered to be kept is the same for everyone: no nonce, and its policy comes from the memory.
  if (headers.has(keptPageHeader)) return responseTo(request, headers)

  const nonce = Buffer.from(crypto.randomUUID()).toString('base64')
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === 'development')
  // Next reads the nonce from the request's own header: one from outside must not pass (CVE-2026-44581).
  headers.set('content-security-policy', policy)
  headers.set('x-nonce', nonce)
  const response = responseTo(request, headers)
  response.headers.set('content-security-policy', policy)
  return response
}

function responseTo(request: NextRequest, headers: Headers): NextResponse {
  const { pathname } = request.nextUrl
  if (/^\/(?:organiser|api|health)(?:\/|$)/u.test(pathname)) return NextResponse.next({ request: { headers } })
  const [, locale = '', form] = /^\/([a-z]{2})\/sign\/([^/]+)$/u.exec(pathname) ?? []
  // Left to its page, an unknown form's answer would need a script to be seen.
  if (form !== undefined && !isMemberState(form)) {
    return NextResponse.rewrite(new URL(`/${locale}/unknown/address`, request.url), { request: { headers } })
  }
  return withLocale(new NextRequest(request, { headers }))
}

const withLocale = createMiddleware(routing)

export const config = { matcher: ['/((?!_next/|altcha/|icon\\.svg$).*)'] }
