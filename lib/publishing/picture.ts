import { textIn } from '#lib/domain/initiative'
import { dayInWords } from '#lib/i18n/days'
import type { Words } from '#lib/i18n/translator'
import { colours } from './colours.ts'
import { escaped } from './markup.ts'
import { goalIn, hasCounter, type InitiativePublication } from './publication.ts'
import { markPath, strokes } from './strokes.ts'
import { linesOf, textWidth } from './text-width.ts'

/** What networks show of a link, in pixels. */
export const pictureSize = { width: 1200, height: 630 } as const

/** Families of the faces that it is drawn with, which cover Latin, Greek and Cyrillic. */
const [serif, sans] = ['DejaVu Serif', 'DejaVu Sans'] as const
/** Bold faces run up to this much wider than `textWidth` reckons with, in lines of words. */
const bold = 1.04

const edge = 80
const inner = pictureSize.width - 2 * edge

/** The picture that stands beside a link to the initiative: what it is called, how far it is, until when one can sign. */
export function pictureSvg(publication: InitiativePublication, words: Words): string {
  const { initiative, figures, site } = publication
  const goal = goalIn(publication)
  const { t, format, locale } = words
  const accent = site.accent?.light ?? colours.accent
  const count = t('picture.title', { count: format.number(figures.count), goal: format.number(goal.total) })
  const meter = strokes(figures.count / goal.total, { x: edge, y: 430, width: inner, height: 44 })
  const countLines = [
    `<path d="${meter.open}" stroke="${colours.line}" stroke-width="${meter.strokeWidth}"/>`,
    `<path d="${meter.done}" stroke="${accent}" stroke-width="${meter.strokeWidth}"/>`,
    line(count, { x: edge, y: 526, size: 32, family: sans, weight: 700, fill: colours.ink }),
  ]
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${String(pictureSize.width)}" height="${String(pictureSize.height)}">`,
    `<rect width="100%" height="100%" fill="${colours.paper}"/>`,
    `<rect width="16" height="100%" fill="${accent}"/>`,
    `<g transform="translate(${String(edge - 4)} 58) scale(2)" fill="none" stroke="${accent}" stroke-width="2" stroke-linecap="round"><path d="${markPath}"/></g>`,
    line(site.name, { x: edge + 62, y: 94, size: 30, family: serif, weight: 700, fill: colours.ink }),
    ...title(textIn(initiative, locale).title),
    ...(hasCounter(publication) ? countLines : []),
    line(callOf(publication, words), { x: edge, y: 576, size: 28, family: sans, weight: 400, fill: colours.faint }),
    '</svg>',
  ].join('')
}

function callOf({ initiative, site, today }: InitiativePublication, { t, locale }: Words): string {
  const { closesOn } = initiative.period
  if (site.isPractice) return t('site.testCollection')
  return today > closesOn ? '' : t('picture.call', { closesOn: dayInWords(closesOn, locale) })
}

/** The title in the largest type in which it fits above the strokes: 100 characters, by the register's rules. */
function title(text: string): readonly string[] {
  const sizes = [64, 56, 48, 40, 32]
  const set = (size: number) => ({ size, lines: linesOf(text, inner / (size * bold)) })
  const fits = sizes.map(set).find(({ size, lines }) => lines.length * size * 1.2 <= 270) ?? set(28)
  const { size, lines } = fits
  return lines.slice(0, 8).map((words, at) =>
    line(words, {
      x: edge,
      y: 130 + size + at * size * 1.2,
      size,
      family: serif,
      weight: 700,
      fill: colours.ink,
    }),
  )
}

interface Type {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly family: string
  readonly weight: number
  readonly fill: string
}

/** One line, in smaller type where it would run over the edge. */
function line(text: string, { x, y, size, family, weight, fill }: Type): string {
  const room = pictureSize.width - edge - x
  const fitting = Math.min(size, room / (textWidth(text) * bold))
  const look = `font-family="${family}" font-weight="${String(weight)}" font-size="${fitting.toFixed(1)}" fill="${fill}"`
  return text === '' ? '' : `<text x="${String(x)}" y="${y.toFixed(0)}" ${look}>${escaped(text)}</text>`
}
