import sanitizeHtml from 'sanitize-html'
import { escaped } from '#lib/publishing/markup'
import type { Block, Inline } from './markdown.ts'

/**
 * A text as HTML, for programs that take nothing else: feeds. It is made from the same parts as the page, and then goes
 * through a sanitiser all the same: who reads it by what is not ours to know.
 */
export const newsHtml = (blocks: readonly Block[]): string => sanitizeHtml(blocks.map(blockHtml).join(''), allowed)

const allowed: sanitizeHtml.IOptions = {
  allowedTags: ['p', 'br', 'em', 'strong', 'a', 'ul', 'ol', 'li', 'h3', 'h4', 'blockquote', 'pre', 'code'],
  allowedAttributes: { a: ['href', 'rel'], ol: ['start'] },
  // `http` for addresses in what was written before there were marks.
  allowedSchemes: ['https', 'http', 'mailto'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'escape',
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${inlineHtml(block.inside)}</p>`
    case 'heading':
      return `<h${String(block.level)}>${inlineHtml(block.inside)}</h${String(block.level)}>`
    case 'list':
      return listHtml(block)
    case 'quote':
      return `<blockquote>${block.blocks.map(blockHtml).join('')}</blockquote>`
    case 'code':
      return `<pre><code>${escaped(block.text)}</code></pre>`
  }
}

function listHtml({ start, items }: Extract<Block, { kind: 'list' }>): string {
  const inside = items.map((item) => `<li>${item.map(blockHtml).join('')}</li>`).join('')
  if (start === null) return `<ul>${inside}</ul>`
  return `<ol${start === 1 ? '' : ` start="${String(start)}"`}>${inside}</ol>`
}

const inlineHtml = (inlines: readonly Inline[]): string => inlines.map(oneHtml).join('')

function oneHtml(inline: Inline): string {
  switch (inline.kind) {
    case 'words':
      return escaped(inline.text).replaceAll('\n', '<br>')
    case 'code':
      return `<code>${escaped(inline.text)}</code>`
    case 'break':
      return '<br>'
    case 'emphasis':
      return `<em>${inlineHtml(inline.inside)}</em>`
    case 'strong':
      return `<strong>${inlineHtml(inline.inside)}</strong>`
    case 'link':
      return `<a href="${escaped(inline.href)}" rel="nofollow noreferrer noopener">${inlineHtml(inline.inside)}</a>`
  }
}
