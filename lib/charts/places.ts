import { at, width, type Drawing } from './drawing.ts'

const [height, radius] = [44, 16]

/** A place for each of so many that are needed, filled as far as they are there. */
export function placesOf(needed: number, filled: number): Drawing {
  const x = (index: number): number => (index + 0.5) * (width / needed)
  const circle = (index: number): string =>
    `M${at(x(index) - radius)} 22a${at(radius)} ${at(radius)} 0 1 0 ${at(2 * radius)} 0a${at(radius)} ${at(radius)} 0 1 0 ${at(-2 * radius)} 0z`
  const places = Array.from({ length: needed }, (_, index) => index)
  const full = places.filter((index) => index < filled)
  return {
    width,
    height,
    marks: [
      { kind: 'stroke', path: places.map(circle).join(''), tone: 'edge', width: 1.5 },
      { kind: 'area', path: full.map(circle).join(''), tone: 'line' },
      {
        kind: 'stroke',
        path: full.map((index) => `M${at(x(index) - 7)} 22l5 6l9 -12`).join(''),
        tone: 'good',
        width: 3,
      },
    ],
  }
}
