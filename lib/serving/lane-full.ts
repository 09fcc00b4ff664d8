import { refused, type Refused } from '#lib/http/gate/refusal'
import { localeIn, pageHtml } from '#lib/http/memory/kept-pages'
import type { PageHtml } from '#lib/http/memory/page-html'
import type { Rendered } from '#lib/http/memory/renderer'

/** Minutes that the page names at most: no budget needs longer. */
const mostMinutes = 10

/**
 * Says in the visitor's language that the lane without a script is full. Rendered once for each language and number of
 * minutes: a flood of forms costs no more than the writing of the answers.
 */
export function laneFull(
  render: (path: string) => Promise<Rendered>,
): (path: string, seconds: number) => Promise<Refused> {
  const kept = new Map<string, Promise<PageHtml | null>>()
  const template = (locale: string, minutes: number): Promise<PageHtml | null> => {
    const address = `/${locale}/busy/plain?minutes=${String(minutes)}`
    const made = kept.get(address) ?? rendered(render, address)
    kept.set(address, made)
    void made.then((page) => {
      if (page === null) kept.delete(address)
    })
    return made
  }
  return async (path, seconds) => {
    const page = await template(localeIn(path), Math.min(mostMinutes, Math.ceil(seconds / 60)))
    const refusal = refused('lane-full', seconds)
    if (page === null) return refusal
    return { ...refusal, page: { ...page, html: page.html.replaceAll('__FORM__', path.replace(/\/plain$/u, '')) } }
  }
}

/** `null` where the page cannot be rendered: the gate then says it in its own words. */
async function rendered(render: (path: string) => Promise<Rendered>, address: string): Promise<PageHtml | null> {
  try {
    const { status, body } = await render(address)
    return status === 200 ? pageHtml(body.toString(), false) : null
  } catch {
    // Expected under pressure: the page was not rendered in time.
    return null
  }
}
