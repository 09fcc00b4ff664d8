/** What is used of fontkit, which tells no types. */
declare module 'fontkit' {
  interface Glyph {
    readonly id: number
    readonly advanceWidth: number
    readonly codePoints: readonly number[]
  }

  interface Subset {
    readonly includeGlyph: (glyph: number) => number
    readonly encode: () => Uint8Array
  }

  interface Font {
    readonly postscriptName: string
    readonly unitsPerEm: number
    readonly ascent: number
    readonly descent: number
    readonly capHeight: number
    readonly bbox: { readonly minX: number; readonly minY: number; readonly maxX: number; readonly maxY: number }
    readonly getGlyph: (id: number) => Glyph
    readonly glyphForCodePoint: (codePoint: number) => Glyph
    readonly layout: (text: string) => {
      readonly glyphs: readonly Glyph[]
      readonly positions: readonly { readonly xAdvance: number }[]
    }
    readonly createSubset: () => Subset
  }

  export const create: (bytes: Uint8Array) => Font
}
