import { hasLocale } from 'next-intl'
import { notFound } from 'next/navigation'
import { getPathname } from '#lib/i18n/navigation'
import { routing } from '#lib/i18n/routing'
import { leaveNews } from '#lib/news/read-news'
import { server } from '#lib/server'

type Context = RouteContext<'/[locale]/updates/one-click'>

/** Leads whoever opens it in a browser to the page with a button. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { locale } = await params
  if (!hasLocale(routing.locales, locale)) notFound()
  const page = getPathname({ href: { pathname: '/updates/leave', query: { token: tokenIn(request) } }, locale })
  return new Response(null, { status: 303, headers: { Location: page, ...quietly } })
}

/**
 * Leaves on a reader's behalf: a mail program posts this when its button is pressed (RFC 8058). It says what it wants in
 * the body, which no scanner that opens links does; to say it twice is as good as once.
 */
export async function POST(request: Request): Promise<Response> {
  if ((await wishIn(request)) !== 'One-Click') return new Response(null, { status: 400, headers: quietly })
  leaveNews((await server()).newsReading, tokenIn(request))
  return new Response(null, { status: 200, headers: quietly })
}

async function wishIn(request: Request): Promise<unknown> {
  try {
    return (await request.formData()).get('List-Unsubscribe')
  } catch {
    // Not a form.
    return null
  }
}

const tokenIn = ({ url }: Request): string => new URL(url).searchParams.get('token') ?? ''

const quietly = { 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex, nofollow', 'Referrer-Policy': 'no-referrer' }
