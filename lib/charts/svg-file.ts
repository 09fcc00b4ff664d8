import { escaped } from '#lib/publishing/markup'
import { letters, type Drawing, type Mark, type Tone } from './drawing.ts'

/** The colours of `app/ui/theme.css`, on light and on dark paper. */
const colours: Readonly<Record<Tone | 'paper', readonly [light: string, dark: string]>> = {
  paper: ['#ffffff', '#1c1f26'],
  ink: ['#1a1d24', '#eceae4'],
  faint: ['#555a65', '#a9adb8'],
  line: ['#dedad0', '#363b46'],
  edge: ['#70757f', '#8b909c'],
  accent: ['#1d4f91', '#9cc3f5'],
  good: ['#1c6b3f', '#8fd3a8'],
  warn: ['#8a5300', '#f2c078'],
}

/** Room around the drawing. */
const edge = 16

const rules = (shade: 0 | 1): string =>
  Object.entries(colours)
    .map(([tone, shades]) => `.a-${tone}{fill:${shades[shade]}}.s-${tone}{stroke:${shades[shade]}}`)
    .join('')

/**
 * A drawing as a file of its own: readable without ours, in light and dark, and said in words to whoever does not see it.
 */
export function svgFile(
  drawing: Drawing,
  { title, description }: { readonly title: string; readonly description: string },
): string {
  const [wide, high] = [drawing.width + 2 * edge, drawing.height + 2 * edge + 24]
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(wide)} ${String(high)}" width="${String(2 * wide)}" height="${String(2 * high)}" role="img" aria-labelledby="t d">`,
    `<title id="t">${escaped(title)}</title><desc id="d">${escaped(description)}</desc>`,
    `<style>text{font:${String(letters)}px sans-serif}path{fill:none}.b{font-weight:600}${rules(0)}@media(prefers-color-scheme:dark){${rules(1)}}</style>`,
    `<rect width="100%" height="100%" class="a-paper"/>`,
    `<text x="${String(edge)}" y="${String(edge + 8)}" class="a-ink b">${escaped(title)}</text>`,
    `<g transform="translate(${String(edge)} ${String(edge + 24)})">${drawing.marks.map(markup).join('')}</g></svg>\n`,
  ].join('\n')
}

function markup(mark: Mark): string {
  switch (mark.kind) {
    case 'area':
      return `<path d="${mark.path}" class="a-${mark.tone}"${mark.opacity === undefined ? '' : ` fill-opacity="${String(mark.opacity)}"`}/>`
    case 'stroke':
      return `<path d="${mark.path}" class="s-${mark.tone}" stroke-width="${String(mark.width)}"${mark.dashes === undefined ? '' : ` stroke-dasharray="${mark.dashes}"`}/>`
    case 'text':
      return `<text x="${String(mark.x)}" y="${String(mark.y)}" text-anchor="${mark.anchor}" class="a-${mark.tone}">${escaped(mark.text)}</text>`
  }
}
