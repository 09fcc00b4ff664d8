const start = '/organiser'

/**
 * A page of the protected side that a link names, or its first page where it names anything else: nobody is led elsewhere
 * (1179/2011, Annex, 2.7.10).
 */
export function ownPage(address: unknown): string {
  if (typeof address !== 'string' || !URL.canParse(address, 'http://localhost')) return start
  const { origin, pathname, search } = new URL(address, 'http://localhost')
  const isOurs = origin === 'http://localhost' && /^\/organiser(?:\/[\w-]+)*$/u.test(pathname)
  return isOurs ? pathname + search : start
}
