/** What a browser sees in a page of ours, found by plain search: these pages are our own, and their shape is known. */

/** Hidden controls of a page's form, in their order. */
export function hiddenControls(html: string): readonly (readonly [name: string, value: string])[] {
  return [...html.matchAll(/<input type="hidden" name="([^"]*)"(?: value="([^"]*)")?\/>/gu)].map(
    ([, name = '', value = '']) => [unescaped(name), unescaped(value)] as const,
  )
}

const unescaped = (html: string): string =>
  html.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&lt;', '<').replaceAll('&amp;', '&')

/** Addresses of all that a browser with script loads with a page: styles, scripts, and the icon. */
export function assetsIn(html: string): readonly string[] {
  const paths = new Set<string>()
  for (const [tag] of html.matchAll(/<(?:link|script)\s[^>]*>/gu)) {
    const path = tag.startsWith('<link') ? linked(tag) : scripted(tag)
    if (path === undefined) continue
    paths.add(unescaped(path))
    // The widget's script brings its worker, which solves the challenge.
    if (path.endsWith('/widget.js')) paths.add(path.replace(/widget\.js$/u, 'worker.js'))
  }
  return [...paths]
}

function linked(tag: string): string | undefined {
  if (!/\srel="(?:stylesheet|icon|preload|modulepreload)"/u.test(tag)) return undefined
  return /\shref="(\/[^"]*)"/u.exec(tag)?.[1]
}

function scripted(tag: string): string | undefined {
  if (/\snomodule/iu.test(tag)) return undefined
  // The kept form names its scripts as data: they are fetched once it has been painted.
  return /\s(?:data-)?src="(\/[^"]*)"/u.exec(tag)?.[1]
}
