import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { withDigests, withoutScripts } from '#lib/http/memory/page-html'

const page =
  '<html><head><link rel="stylesheet" href="/a.css"/><link rel="preload" as="script" href="/b.js"/>' +
  '<script src="/b.js" async=""></script></head><body><p>Sign</p><script>self.x=[1]</script>' +
  '<script>self.x.push("\\u003c/script>")</script></body></html>'

describe('a page that is kept', () => {
  it('loses every script where it needs none, and forbids them all', () => {
    const { html, policy } = withoutScripts(page)
    expect(html).toBe('<html><head><link rel="stylesheet" href="/a.css"/></head><body><p>Sign</p></body></html>')
    expect(policy).toContain("script-src 'none'")
    expect(policy).toContain("default-src 'none'")
  })

  it('names the digest of each script that stands in it, and no nonce', () => {
    const { html, policy } = withDigests(page)
    expect(html).toContain('<script>self.x=[1]</script>')
    const digest = createHash('sha256').update('self.x=[1]').digest('base64')
    expect(policy).toContain(`script-src 'self' 'sha256-${digest}'`)
    expect(policy.match(/sha256-/gu)).toHaveLength(3)
    expect(policy).not.toMatch(/nonce|unsafe/u)
  })

  it('shows its words before it fetches a script', () => {
    const { html } = withDigests(page)
    expect(html).not.toMatch(/<script[^>]* src=|as="script"/u)
    expect(html).toContain('data-src="/b.js"')
    expect(html).toMatch(/requestAnimationFrame[^<]*<\/script><\/body>/u)
  })

  it('says where a form goes by saying nothing, as HTML wants it', () => {
    expect(withDigests('<form action="" method="POST">').html).toContain('<form method="POST">')
  })

  it('must have arrived whole: its pieces would need a script', () => {
    expect(() => withoutScripts('<template id="B:0"></template>')).toThrow(/pieces/u)
    expect(() => withoutScripts('<div hidden id="S:0"></div>')).toThrow(/pieces/u)
  })
})
