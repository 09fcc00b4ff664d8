import { createHash } from 'node:crypto'

/** A page's HTML as it is kept, with the policy that fits it. */
export interface PageHtml {
  readonly html: string
  readonly policy: string
}

/** Where the script stands that checks the public log; a page that works with it, and is whole without, says so. */
export const logCheckAddress = '/log-check.js'
const wantsLogCheck = 'data-script="log-check"'

/** A page that needs no script loses those that the framework puts into every page: an old phone has less to do. */
export function withoutScripts(rendered: string, framedBy = "'none'"): PageHtml {
  if (/<template id="[BP]:|hidden id="S:/u.test(rendered)) {
    throw new Error('a page that arrives in pieces needs the script that puts them together')
  }
  const html = asValid(rendered)
    .replace(/<script\b[^>]*>[\s\S]*?<\/script>/gu, '')
    .replace(/<link\b[^>]*\bas="script"[^>]*>/gu, '')
  if (!html.includes(wantsLogCheck)) return { html, policy: policyWith("script-src 'none'", framedBy) }
  const ownScript = `<script type="module" src="${logCheckAddress}"></script></body>`
  return { html: html.replace('</body>', ownScript), policy: policyWith("script-src 'self'", framedBy) }
}

/**
 * Lets the words come first: on a slow line 180 kB of scripts would else share the way with styles and letters, and on an
 * old phone they would keep whoever reads from scrolling. What is to run later stands in the page as data, and is fetched
 * once somebody touches the page or has read for a while; the form works before.
 */
const withScriptsLater = (html: string): string =>
  html
    .replaceAll(/<link\b[^>]*\bas="script"[^>]*>/gu, '')
    .replaceAll(
      /<script\b(?=[^>]*\basync="")([^>]*?)\ssrc="([^"]*)"([^>]*)><\/script>/gu,
      (_, before: string, address: string, after: string) =>
        `<script type="text/plain" data-kind="${(before + after).includes('type="module"') ? 'module' : ''}" data-src="${address}"></script>`,
    )
    .replace('</body>', `<script>${fetchLater}</script></body>`)

/** Milliseconds of reading after which the scripts are fetched all the same. */
const reading = 4000

/** What tells that somebody is there. */
const touches = ['pointerdown', 'keydown', 'focusin', 'input', 'wheel', 'touchstart', 'scroll']

/**
 * Stands in the page as text. The second frame begins when the first has been painted; where the browser comes back to a
 * page, or something was typed in another language, the scripts have something to do at once.
 */
const fetchLater = `(()=>{
let fetched=false
const fetchAll=()=>{if(fetched)return
fetched=true
for(const late of document.querySelectorAll('script[data-src]')){const now=document.createElement('script')
now.type=late.dataset.kind
now.async=true
now.src=late.dataset.src
document.head.append(now)}}
let isNew=true
try{isNew=sessionStorage.length===0&&performance.getEntriesByType('navigation')[0].type==='navigate'}catch{}
requestAnimationFrame(()=>setTimeout(()=>{if(!isNew)return fetchAll()
for(const touch of ${JSON.stringify(touches)})addEventListener(touch,fetchAll,{once:true,passive:true,capture:true})
setTimeout(fetchAll,${String(reading)})}))
})()`

/** An empty address of a form means this page, as none does; but HTML does not allow it (HTML, section 4.10.18.6). */
const asValid = (rendered: string): string => rendered.replaceAll(/(<form\b[^>]*?) action=""/gu, '$1')

/**
 * A page with scripts, kept: no nonce can stand in it, since it is the same for everyone. Its policy names the digest of
 * each script that stands in the page (CSP level 2, section 7.17.1), and lets it load our own files alone.
 */
export function withDigests(rendered: string, framedBy = "'none'"): PageHtml {
  const html = withScriptsLater(asValid(rendered))
  const digests = new Set<string>()
  for (const [, attributes = '', text = ''] of html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/gu)) {
    if (!/\bsrc=/u.test(attributes)) digests.add(`'sha256-${createHash('sha256').update(text).digest('base64')}'`)
  }
  return { html, policy: policyWith(["script-src 'self'", ...digests].join(' '), framedBy) }
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
