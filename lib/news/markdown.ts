import { Lexer, Tokenizer, type Token, type Tokens } from 'marked'
import { legal } from '#lib/publishing/markup'
import { longestText } from './longest.ts'
import { isPlainAddress, paragraphsOf, piecesOf, type Piece } from './paragraphs.ts'

/** A part of a line. */
export type Inline =
  | { readonly kind: 'words' | 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly href: string; readonly inside: readonly Inline[] }
  | { readonly kind: 'emphasis' | 'strong'; readonly inside: readonly Inline[] }
  | { readonly kind: 'break' }

/** A part of a text. Whatever shows it knows no others: what is not here cannot come out of a text. */
export type Block =
  | { readonly kind: 'paragraph'; readonly inside: readonly Inline[] }
  | { readonly kind: 'heading'; readonly level: 3 | 4; readonly inside: readonly Inline[] }
  | { readonly kind: 'list'; readonly start: number | null; readonly items: readonly (readonly Block[])[] }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | { readonly kind: 'code'; readonly text: string }

/**
 * What organisers wrote as parts that can be shown. What was written before there were marks is plain text still, and
 * looks as it did; so does what the site says by itself.
 */
export const blocksOf = (text: string, marks: 'markdown' | undefined): readonly Block[] =>
  marks === 'markdown' ? markdown(legal(text)) : plain(legal(text))

const plain = (text: string): readonly Block[] =>
  paragraphsOf(text).map((pieces) => ({ kind: 'paragraph', inside: pieces.map(inlineOf) }))

const inlineOf = (piece: Piece): Inline =>
  piece.kind === 'words' ? piece : { kind: 'link', href: piece.href, inside: [{ kind: 'words', text: piece.href }] }

/**
 * Reads Markdown: paragraphs, emphasis, lists, links, two levels of headings, quotes and code. Everything else, tags of
 * HTML and pictures among it, stays the characters that were typed, so that nobody loses a word.
 *
 * Nothing here makes HTML. Marks become parts of a closed set, and an address that is none of the web or of e-mail
 * becomes words again.
 */
function markdown(text: string): readonly Block[] {
  const fewMarks = new FewMarks()
  for (const mark of leftOut) fewMarks[mark] = () => undefined
  const lexer = new Lexer({ gfm: false, tokenizer: fewMarks })
  return blocksFrom(lexer.lex(text.slice(0, longestText)))
}

/** Marks inside of marks: deeper ones are words. Ten thousand of them would else fill the stack. */
const deepest = 5

/** Stars and underscores that may begin an emphasis: for each the rest of the text is searched. */
const mostEmphases = 200

/** Knows the marks that are allowed, and takes no others for marks: a tokenizer that finds nothing says `undefined`. */
class FewMarks extends Tokenizer {
  #depth = 0
  #emphases = 0

  #within<Found>(look: () => Found | undefined): Found | undefined {
    if (this.#depth >= deepest) return undefined
    this.#depth += 1
    const found = look()
    this.#depth -= 1
    return found
  }

  override blockquote(source: string) {
    return this.#within(() => super.blockquote(source))
  }

  override list(source: string) {
    return this.#within(() => super.list(source))
  }

  override link(source: string) {
    return this.#within(() => super.link(source))
  }

  override emStrong(source: string, masked: string, before?: string) {
    if (/^[*_]/u.test(source)) this.#emphases += 1
    return this.#emphases > mostEmphases ? undefined : this.#within(() => super.emStrong(source, masked, before))
  }
}

/**
 * What is left out, and stays words: tags, references, rules, tables, headings by a line below, and code by indenting,
 * since letters that are pasted are indented, too.
 */
const leftOut = ['html', 'tag', 'def', 'reflink', 'hr', 'lheading', 'table', 'code'] as const

function blocksFrom(tokens: readonly Token[]): readonly Block[] {
  return tokens.flatMap((token) => blockFrom(token as Tokens.Generic))
}

function blockFrom(token: Tokens.Generic): readonly Block[] {
  switch (token.type) {
    case 'space':
      return []
    case 'heading':
      return [{ kind: 'heading', level: token['depth'] === 1 ? 3 : 4, inside: inlinesFrom(token) }]
    case 'list':
      return [listFrom(token as Tokens.List)]
    case 'blockquote':
      return [{ kind: 'quote', blocks: blocksFrom(token.tokens ?? []) }]
    case 'code':
      return [{ kind: 'code', text: (token as Tokens.Code).text }]
    default:
      return [{ kind: 'paragraph', inside: inlinesFrom(token) }]
  }
}

const listFrom = ({ ordered, start, items }: Tokens.List): Block => ({
  kind: 'list',
  start: ordered ? Math.min(Number(start), 1_000_000) : null,
  items: items.map(({ tokens }) => blocksFrom(tokens)),
})

/** What a token has inside; where it has no tokens it is words, as they were typed. */
const inlinesFrom = ({ tokens, raw }: Tokens.Generic): readonly Inline[] =>
  tokens === undefined ? wordsFrom(raw) : tokens.flatMap((token) => inlineFrom(token as Tokens.Generic))

/** Addresses in words are links, as they always were. */
const wordsFrom = (text: string): readonly Inline[] =>
  piecesOf(text).map((piece) => (piece.kind === 'link' && !isAllowed(piece.href) ? words(piece.href) : inlineOf(piece)))

const words = (text: string): Inline => ({ kind: 'words', text })

function inlineFrom(token: Tokens.Generic): readonly Inline[] {
  switch (token.type) {
    case 'strong':
      return [{ kind: 'strong', inside: inlinesFrom(token) }]
    case 'em':
      return [{ kind: 'emphasis', inside: inlinesFrom(token) }]
    case 'codespan':
      return [{ kind: 'code', text: (token as Tokens.Codespan).text }]
    case 'br':
      return [{ kind: 'break' }]
    case 'link':
      return linkFrom(token as Tokens.Link)
    case 'escape':
      return [words((token as Tokens.Escape).text)]
    case 'text':
      return inlinesFrom(token)
    default:
      return [words(token.raw)]
  }
}

/** A link within a link would be no HTML, and words that name another address than they lead to would be a lie. */
function linkFrom({ href, tokens, raw }: Tokens.Link): readonly Inline[] {
  const inside = withoutLinks(tokens.flatMap((token) => inlineFrom(token as Tokens.Generic)))
  if (!isAllowed(href) || !isHonest(textOf(inside), href)) return [words(raw)]
  return [{ kind: 'link', href, inside }]
}

const withoutLinks = (inlines: readonly Inline[]): readonly Inline[] =>
  inlines.flatMap((inline) => {
    if (inline.kind === 'link') return withoutLinks(inline.inside)
    return inline.kind === 'emphasis' || inline.kind === 'strong'
      ? [{ ...inline, inside: withoutLinks(inline.inside) }]
      : [inline]
  })

const textOf = (inlines: readonly Inline[]): string =>
  inlines.map((inline) => ('text' in inline ? inline.text : 'inside' in inline ? textOf(inline.inside) : ' ')).join('')

/** Whether a link may lead there: encrypted pages, and addresses of e-mail with nothing else filled in. */
const isAllowed = (href: string): boolean =>
  /^https:\/\//iu.test(href) ? isPlainAddress(href) : /^mailto:[^\s?&%"'<>]+@[^\s?&%"'<>]+$/iu.test(href)

/** Whether words that look like an address are the one that the link leads to. */
function isHonest(text: string, href: string): boolean {
  const named = /(?:https?:\/\/|www\.)[^\s/]+|^\s*[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?:\/\S*)?\s*$/iu.exec(text)?.[0]
  if (named === undefined) return true
  const host = (address: string): string | undefined =>
    URL.parse(/^https?:/iu.test(address) ? address : `https://${address.trim()}`)?.hostname.replace(/^www\./u, '')
  return host(named) === host(href)
}
