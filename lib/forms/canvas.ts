import type { Run, Typeface } from './typeface.ts'

/** Colours of the form, as PDF's `rg` takes them. Dark enough for a copier. */
export const ink = {
  black: '0 0 0',
  grey: '0.36 0.38 0.42',
  line: '0.62 0.65 0.7',
  blue: '0 0.2 0.6',
  white: '1 1 1',
} as const

/** Fills behind headings. */
export const tint = { head: '0.9 0.93 0.98', caption: '0 0.2 0.6' } as const

type Colour = (typeof ink)[keyof typeof ink]

/** One page's drawings, in points from the upper left corner, as a PDF content stream. */
export interface Canvas {
  /** Shows a line of text with its baseline at `y`. */
  readonly text: (run: Run, at: { x: number; y: number; size: number; face: Typeface; colour?: Colour }) => void
  readonly rule: (x1: number, y1: number, x2: number, y2: number, width?: number) => void
  readonly fill: (x: number, y: number, width: number, height: number, colour: string) => void
  readonly frame: (x: number, y: number, width: number, height: number, line?: number) => void
  /** A mark in a box, in the box's middle. */
  readonly cross: (x: number, y: number, size: number) => void
  /** What was drawn since this was asked last. */
  readonly content: () => string
}

/** @param isTurned - Whether pdfkit has begun the page, by turning it upside down; this turns it back. */
export function canvas(height: number, isTurned = true): Canvas {
  let parts = isTurned ? [`1 0 0 -1 0 ${number(height)} cm`] : []
  let current = ''
  const paint = (colour: Colour): string => {
    if (colour === current) return ''
    current = colour
    return `${colour} rg `
  }
  return {
    text: ({ glyphs }, { x, y, size, face, colour = ink.black }) => {
      if (glyphs === '') return
      const place = `${number(x)} ${number(height - y)}`
      parts.push(`${paint(colour)}BT /${face.id} ${number(size)} Tf ${place} Td [<${glyphs}>] TJ ET`)
    },
    rule: (x1, y1, x2, y2, width = 0.5) => {
      const line = `${number(x1)} ${number(height - y1)} m ${number(x2)} ${number(height - y2)} l`
      parts.push(`${ink.line} RG ${number(width)} w ${line} S`)
    },
    fill: (x, y, width, tall, colour) => {
      current = ''
      parts.push(`${colour} rg ${rectangle(x, height - y - tall, width, tall)} f`)
    },
    frame: (x, y, width, tall, line = 0.8) => {
      parts.push(`${ink.blue} RG ${number(line)} w ${rectangle(x, height - y - tall, width, tall)} S`)
    },
    cross: (x, y, size) => {
      const [near, far] = [size * 0.22, size * 0.78]
      const stroke = (fromY: number, toY: number): string =>
        `${number(x + near)} ${number(height - y - fromY)} m ${number(x + far)} ${number(height - y - toY)} l`
      parts.push(`${ink.black} RG 1.4 w ${stroke(near, far)} ${stroke(far, near)} S`)
    },
    content: () => {
      const drawn = parts.map((part) => `${part}\n`).join('')
      parts = []
      return drawn
    },
  }
}

const rectangle = (x: number, y: number, width: number, height: number): string =>
  `${number(x)} ${number(y)} ${number(width)} ${number(height)} re`

/** Hundredths of a point are finer than any printer. */
const number = (value: number): string => String(Math.round(value * 100) / 100)
