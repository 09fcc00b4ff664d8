import type { Run, Typeface } from './typeface.ts'

/** A4, landscape, in points; the margins leave room for a file's holes and a printer's grip. */
export const sheet = { width: 841.89, height: 595.28, left: 32, right: 809.89, top: 44, bottom: 560 } as const

export const sheetWidth = sheet.right - sheet.left

/** The two faces of the form. */
export interface Faces {
  readonly regular: Typeface
  readonly bold: Typeface
}

/** Lines stand this many type sizes apart, and hang their baseline this far below their upper edge. */
export const leading = 1.22
export const rise = 0.98

export const widthOf = ({ width }: Run, size: number): number => (width * size) / 1000
