import type { Font } from 'fontkit'
import { glyphHex } from '#lib/forms/typeface'
import type { Run, Typeface } from '#lib/forms/typeface'
import { join, setterIn } from '#lib/forms/typesetting'
import { latin1, reference, type PdfObjects } from './pdf-objects.ts'

/** A font of one file, of which the letters that were set are embedded in the end. */
export interface EmbeddedFont extends Typeface {
  /** Writes the font under the number that pages know it by. */
  readonly embed: () => void
}

/** The glyphs that are in use, by their numbers in the file. */
interface Used {
  readonly widths: number[]
  readonly characters: (readonly number[])[]
}

/** @param number - Of the font's object, which pages name before it is written. */
export function embeddedFont(
  objects: PdfObjects,
  font: Font,
  { id, number }: { readonly id: string; readonly number: number },
): EmbeddedFont {
  const scale = 1000 / font.unitsPerEm
  const subset = font.createSubset()
  const used: Used = { widths: [font.getGlyph(0).advanceWidth * scale], characters: [[0xfffd]] }
  const take = (glyph: { id: number; advanceWidth: number }, characters: readonly number[]): number => {
    const own = subset.includeGlyph(glyph.id)
    used.widths[own] ??= glyph.advanceWidth * scale
    used.characters[own] ??= characters
    return own
  }
  const set = setterIn({
    glyphOf: (character) => {
      const codePoint = character.codePointAt(0) ?? 0
      const glyph = font.glyphForCodePoint(codePoint)
      if (glyph.id === 0) return null
      return { glyphs: glyphHex(take(glyph, [codePoint])), width: glyph.advanceWidth * scale }
    },
    shape: (word) => shaped(font, word, take),
  })
  return {
    id,
    set,
    use: () => undefined,
    embed: () => {
      writeFont(objects, { font, scale, used, number, file: subset.encode() })
    },
  }
}

function shaped(
  font: Font,
  word: string,
  take: (glyph: { id: number; advanceWidth: number }, characters: readonly number[]) => number,
): Run {
  const scale = 1000 / font.unitsPerEm
  const { glyphs, positions } = font.layout(word)
  return join(
    glyphs.map((glyph, index) => {
      const advance = positions[index]?.xAdvance ?? glyph.advanceWidth
      const closer = Math.round((glyph.advanceWidth - advance) * scale)
      const hex = glyphHex(take(glyph, glyph.codePoints))
      return { glyphs: closer === 0 ? hex : `${hex}> ${String(closer)} <`, width: advance * scale }
    }),
  )
}

interface Parts {
  readonly font: Font
  readonly scale: number
  readonly used: Used
  readonly number: number
  readonly file: Uint8Array
}

/** Source: PDF Reference 1.4, section 5.6; ISO 19005-1, 6.3.5, wants a CIDSet of a font that is not whole. */
function writeFont(objects: PdfObjects, { font, scale, used, number, file }: Parts): void {
  const name = `/COLLGO+${font.postscriptName}`
  const rounded = (value: number): string => String(Math.round(value * 1000) / 1000)
  const program = objects.stream(`/Length1 ${String(file.length)}`, file)
  const cidSet = objects.stream('', allOf(used.widths.length))
  const { minX, minY, maxX, maxY } = font.bbox
  const box = [minX, minY, maxX, maxY].map((value) => rounded(value * scale)).join(' ')
  const descriptor = objects.write(
    `<</Type/FontDescriptor/FontName${name}/Flags 4/FontBBox[${box}]/ItalicAngle 0/Ascent ${rounded(font.ascent * scale)}` +
      `/Descent ${rounded(font.descent * scale)}/CapHeight ${rounded((font.capHeight || font.ascent) * scale)}/StemV 80` +
      `/FontFile2 ${reference(program)}/CIDSet ${reference(cidSet)}>>`,
  )
  const descendant = objects.write(
    `<</Type/Font/Subtype/CIDFontType2/BaseFont${name}/CIDToGIDMap/Identity` +
      '/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>' +
      `/FontDescriptor ${reference(descriptor)}/W[0[${used.widths.map(rounded).join(' ')}]]>>`,
  )
  const toUnicode = objects.stream('', latin1(characterMap(used.characters)))
  objects.write(
    `<</Type/Font/Subtype/Type0/BaseFont${name}/Encoding/Identity-H` +
      `/DescendantFonts[${reference(descendant)}]/ToUnicode ${reference(toUnicode)}>>`,
    number,
  )
}

/** One bit for each glyph, all set. */
function allOf(count: number): Uint8Array {
  const bits = new Uint8Array(Math.ceil(count / 8))
  for (let glyph = 0; glyph < count; glyph++) bits[glyph >> 3] = (bits[glyph >> 3] ?? 0) | (0x80 >> (glyph & 7))
  return bits
}

/** What the glyphs mean, for whoever searches, copies or listens. Blocks have at most 100 lines. */
function characterMap(characters: readonly (readonly number[])[]): string {
  const lines = characters.map((points, glyph) => `<${glyphHex(glyph)}> <${utf16(points)}>`)
  const blocks: string[] = []
  for (let from = 0; from < lines.length; from += 100) {
    const block = lines.slice(from, from + 100)
    blocks.push(`${String(block.length)} beginbfchar\n${block.join('\n')}\nendbfchar\n`)
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${blocks.join('')}endcmap
CMapName currentdict /CMap defineresource pop
end
end
`
}

function utf16(points: readonly number[]): string {
  const text = String.fromCodePoint(...points)
  let hex = ''
  for (let at = 0; at < text.length; at++) hex += text.charCodeAt(at).toString(16).padStart(4, '0')
  return hex
}
