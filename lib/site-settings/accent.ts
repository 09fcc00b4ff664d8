import { colourOf, contrast, oklchOf } from './colour.ts'
import type { Accent } from './site.ts'

/** Least contrast of text, which is also more than edges need (WCAG 2.2, 1.4.3: 4.5; 1.4.11: 3). */
export const leastContrast = 4.5

/** Paper and sheets of `app/ui/theme.css`, on which the accent has to be read. */
export const papers = {
  light: { paper: '#faf8f3', sheet: '#ffffff' },
  dark: { paper: '#14161b', sheet: '#1c1f26' },
} as const

export type Theme = keyof typeof papers

export const themes = ['light', 'dark'] as const satisfies readonly Theme[]

/** What a page needs of the accent on one paper. */
export interface Shades {
  /** Text, links, edges, and what buttons are filled with. */
  readonly accent: string
  /** The same under the pointer. */
  readonly strong: string
  /** Text on what is filled with the accent. */
  readonly onAccent: string
  /** The ground of notices. */
  readonly wash: string
  /** Contrast of the colour that was chosen with the paper, sheet or wash on which it is hardest to read. */
  readonly chosenContrast: number
  /** The same of the shade that is taken. */
  readonly contrast: number
}

/** How light the ground of notices is, and how much of the hue it takes. */
const washes = { light: { lightness: 0.957, chroma: 0.012 }, dark: { lightness: 0.28, chroma: 0.03 } } as const

/**
 * The shades of a colour on light and on dark paper: the colour itself where it can be read there, else the nearest
 * lightness of it that can.
 *
 * @param chosen - `#rrggbb`.
 */
export const shadesOf = (chosen: string): Readonly<Record<Theme, Shades>> => ({
  light: shadesOn('light', chosen),
  dark: shadesOn('dark', chosen),
})

function shadesOn(theme: Theme, chosen: string): Shades {
  const { lightness, chroma, hue } = oklchOf(chosen)
  const tint = washes[theme]
  const wash = colourOf({ lightness: tint.lightness, chroma: Math.min(chroma / 4, tint.chroma), hue })
  const onAccent =
    theme === 'light' ? papers.light.sheet : colourOf({ lightness: 0.2, chroma: Math.min(chroma / 4, 0.03), hue })
  const grounds = [papers[theme].paper, papers[theme].sheet, wash, onAccent]
  const contrastOf = (colour: string): number => Math.min(...grounds.map((ground) => contrast(colour, ground)))
  const shade = (to: number): string => colourOf({ lightness: to, chroma, hue })
  const accent = contrastOf(chosen) >= leastContrast ? chosen : nearest(theme, lightness, shade, contrastOf)
  return {
    accent,
    strong: shade(strongFor(theme, oklchOf(accent).lightness)),
    onAccent,
    wash,
    chosenContrast: contrastOf(chosen),
    contrast: contrastOf(accent),
  }
}

/** The shade nearest to a lightness that can be read: darker on light paper, lighter on dark. */
function nearest(
  theme: Theme,
  from: number,
  shade: (lightness: number) => string,
  contrastOf: (colour: string) => number,
): string {
  const isRead = (lightness: number): boolean => contrastOf(shade(lightness)) >= leastContrast
  let [unread, read] = [from, theme === 'light' ? 0 : 1]
  for (let step = 0; step < 12; step += 1) {
    const between = (unread + read) / 2
    if (isRead(between)) read = between
    else unread = between
  }
  return shade(read)
}

/** Further away from the paper, or a little nearer where there is nothing further away. */
function strongFor(theme: Theme, lightness: number): number {
  if (theme === 'light') return lightness > 0.2 ? lightness - 0.09 : lightness + 0.2
  return lightness < 0.92 ? lightness + 0.07 : lightness - 0.08
}

/** @param chosen - `#rrggbb`. */
export function accentFrom(chosen: string): Accent {
  const { light, dark } = shadesOf(chosen)
  return { chosen, light: light.accent, dark: dark.accent }
}

/**
 * The style sheet that puts a colour in the place of ours. Browsers from before `light-dark()` (2024) get the light
 * shades, and the dark ones where the reader has asked for dark: what they cannot read they would draw without colour.
 */
export function lookSheet(chosen: string): string {
  const { light, dark } = shadesOf(chosen)
  const both = Object.fromEntries(
    shadeNames.map((name) => [name, `light-dark(${light[name]},${dark[name]})`]),
  ) as unknown as Record<ShadeName, string>
  return [
    rootWith(light),
    `@media screen and (prefers-color-scheme:dark){${rootWith(dark)}}`,
    `@supports (color:light-dark(red,red)){${rootWith(both)}}\n`,
  ].join('')
}

const shadeNames = ['accent', 'strong', 'onAccent', 'wash'] as const

type ShadeName = (typeof shadeNames)[number]

const rootWith = ({ accent, strong, onAccent, wash }: Readonly<Record<ShadeName, string>>): string =>
  `:root{--color-accent:${accent};--color-accent-strong:${strong};--color-on-accent:${onAccent};--color-wash:${wash}}`
