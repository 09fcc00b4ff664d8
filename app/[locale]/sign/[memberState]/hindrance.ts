import { unstable_isUnrecognizedActionError } from 'next/navigation'

/** Why a form that was sent has got no answer. */
export type Hindrance =
  /** The site asked for patience, in seconds. */
  | { readonly kind: 'busy'; readonly seconds: number }
  /** The site is well and still did not take the form. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'unreachable' }
  /** The site was updated under the page: it does not know this form any more. */
  | { readonly kind: 'outdated' }

/** Used where the site asks for patience and does not say for how long, in seconds. */
const unsaid = 10
/** Longest time that a site is believed to need, in seconds. */
const longest = 600

/** Finds out what became of a form: the framework tells a script neither status nor headers of its answer. */
export async function hindranceAfter(error: unknown): Promise<Hindrance> {
  if (unstable_isUnrecognizedActionError(error)) return { kind: 'outdated' }
  try {
    const answer = await fetch('/health/live', { cache: 'no-store', signal: AbortSignal.timeout(10_000) })
    return hindranceFrom(answer, new Date())
  } catch {
    // Expected: no connection, or no answer in time.
    return { kind: 'unreachable' }
  }
}

/** What the site's own word on its health means for a form. A proxy in front speaks where the site cannot: 502, 504. */
export function hindranceFrom({ ok, status, headers }: Response, now: Date): Hindrance {
  if (ok) return { kind: 'refused' }
  if (status !== 503 && status !== 429) return { kind: 'unreachable' }
  return { kind: 'busy', seconds: secondsIn(headers.get('retry-after') ?? '', now) }
}

/** `Retry-After` is a number of seconds or a date (RFC 9110, section 10.2.3). */
function secondsIn(retryAfter: string, now: Date): number {
  const seconds = /^\d+$/u.test(retryAfter)
    ? Number(retryAfter)
    : Math.ceil((Date.parse(retryAfter) - now.getTime()) / 1000)
  return Number.isNaN(seconds) ? unsaid : Math.min(Math.max(seconds, 1), longest)
}
