/** A piece of a paragraph: words, or the address of another page. */
export type Piece = { readonly kind: 'words'; readonly text: string } | { readonly kind: 'link'; readonly href: string }

/**
 * Plain text as paragraphs, in which addresses of the web are links. Nothing else is: text that organisers paste cannot
 * become a script, a picture or a link whose words say something other than where it leads.
 */
export const paragraphsOf = (text: string): readonly (readonly Piece[])[] =>
  text
    .split(/\n{2,}/u)
    .filter((paragraph) => paragraph.trim() !== '')
    .map(piecesOf)

/** What looks like an address; the sentence's own punctuation at its end is not part of it. */
const address = /https?:\/\/[^\s<>"“”„«»]*[^\s<>"“”„«».,;:!?)\]}'’…]/giu

/** Words and addresses of a paragraph, in their order. */
export function piecesOf(paragraph: string): readonly Piece[] {
  const pieces: Piece[] = []
  let end = 0
  const words = (from: number, to: number): void => {
    if (to > from) pieces.push({ kind: 'words', text: paragraph.slice(from, to) })
  }
  for (const { 0: found, index } of paragraph.matchAll(address)) {
    if (!isPlainAddress(found)) continue
    words(end, index)
    pieces.push({ kind: 'link', href: found })
    end = index + found.length
  }
  words(end, paragraph.length)
  return pieces
}

/** Without a name or password before the host: `https://ec.europa.eu@example.com` does not lead to the Commission. */
export function isPlainAddress(found: string): boolean {
  if (!URL.canParse(found)) return false
  const { username, password, protocol } = new URL(found)
  return username === '' && password === '' && (protocol === 'https:' || protocol === 'http:')
}
