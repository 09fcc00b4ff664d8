/** A colour of screens: red, green and blue from 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number]

/** A colour as the eye sorts it: lightness from 0 to 1, chroma, and hue in radians. */
export interface Oklch {
  readonly lightness: number
  readonly chroma: number
  readonly hue: number
}

/** Reads `#1d4f91`, `1D4F91` or `#14f`; `null` where it is no colour. @returns `#rrggbb` in small letters. */
export function readColour(typed: string): string | null {
  const digits = /^#?([0-9a-f]{6}|[0-9a-f]{3})$/iu.exec(typed.trim())?.[1]?.toLowerCase()
  if (digits === undefined) return null
  return `#${digits.length === 3 ? digits.replace(/./gu, '$&$&') : digits}`
}

/**
 * How well two colours are told apart, from 1 to 21.
 *
 * Source: WCAG 2.2, definitions of contrast ratio and relative luminance.
 */
export function contrast(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].toSorted((a, b) => a - b) as [number, number]
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(colour: string): number {
  const [red, green, blue] = rgbOf(colour).map(linear) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const rgbOf = (colour: string): Rgb => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16)) as unknown as Rgb

/** Light instead of the number that stands for it (IEC 61966-2-1). */
const linear = (part: number): number => {
  const share = part / 255
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
}

const unlinear = (light: number): number =>
  255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055)

/**
 * A colour by lightness, chroma and hue: another lightness leaves it the same colour to the eye, which it does not in
 * HSL.
 *
 * Source: Björn Ottosson, A perceptual color space for image processing (2020); CSS Color 4, section 9.
 */
export function oklchOf(colour: string): Oklch {
  const [red, green, blue] = rgbOf(colour).map(linear) as [number, number, number]
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
  const middle = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
  const a = 1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short
  const b = 0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short
  return {
    lightness: 0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short,
    chroma: Math.hypot(a, b),
    hue: Math.atan2(b, a),
  }
}

/** The colour on screens that comes nearest: of the same lightness and hue, with as much chroma as a screen can show. */
export function colourOf({ lightness, chroma, hue }: Oklch): string {
  const whole = partsOf({ lightness, chroma, hue })
  if (isShown(whole)) return written(whole)
  let [least, most] = [0, chroma]
  for (let step = 0; step < 16; step += 1) {
    const between = (least + most) / 2
    if (isShown(partsOf({ lightness, chroma: between, hue }))) least = between
    else most = between
  }
  return written(partsOf({ lightness, chroma: least, hue }))
}

/** Red, green and blue, which may lie beyond what a screen can show. */
function partsOf({ lightness, chroma, hue }: Oklch): Rgb {
  const [a, b] = [chroma * Math.cos(hue), chroma * Math.sin(hue)]
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    unlinear(4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short),
    unlinear(-1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short),
    unlinear(-0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short),
  ]
}

/** Half a step either way is lost in rounding. */
const isShown = (parts: Rgb): boolean => parts.every((part) => part > -0.5 && part < 255.5)

const written = (parts: Rgb): string =>
  `#${parts
    .map((part) =>
      Math.min(255, Math.max(0, Math.round(part)))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
