import type { Words } from '#lib/i18n/translator'
import { escaped } from './markup.ts'
import { colours } from './colours.ts'
import { hasCounter, type InitiativePublication } from './publication.ts'
import { markPath } from './strokes.ts'
import { textWidth } from './text-width.ts'

const [height, size, edge] = [32, 14, 10] as const

/**
 * The count as a small picture for other people's pages, light or dark. Text and not paths, in whatever face the reader's
 * machine has: `textLength` makes it fit.
 */
export function badgeSvg(publication: InitiativePublication, { t }: Words): string {
  const { figures, site } = publication
  const words = hasCounter(publication) ? t('embed.count', { count: figures.count }) : t('embed.off')
  const text = escaped(words)
  const length = Math.ceil(textWidth(words) * size * 0.86)
  const width = length + 3 * edge + 20
  const middle = String(height / 2)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${String(width)}" height="${String(height)}" role="img" aria-label="${text}">`,
    `<title>${text}</title>`,
    `<rect x=".5" y=".5" width="${String(width - 1)}" height="${String(height - 1)}" rx="7" fill="${colours.sheet}" stroke="${colours.line}"/>`,
    `<g transform="translate(${String(edge)} 6) scale(.83)" fill="none" stroke="${site.accent?.light ?? colours.accent}" stroke-width="2" stroke-linecap="round"><path d="${markPath}"/></g>`,
    `<text x="${String(2 * edge + 20)}" y="${middle}" dy=".35em" textLength="${String(length)}" lengthAdjust="spacingAndGlyphs" font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="${String(size)}" fill="${colours.ink}">${text}</text>`,
    '</svg>',
  ].join('')
}
