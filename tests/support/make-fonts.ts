import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import subsetFont from 'subset-font'

/**
 * Cuts the site's typefaces to the letters of the 24 languages and the weights that we use: `./run fonts`, into
 * `app/ui/fonts`. A reader of Polish would else load 90 kB of letters for languages that are not the Union's.
 * Commissioner and Literata: SIL Open Font Licence 1.1, without reserved names.
 */
const folder = 'app/ui/fonts'

const between = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at)).join('')

const scripts = {
  latin: `${between(0x20, 0x7e)}${between(0xa0, 0xff)}–—‘’‚“”„†•…‰′″‹›⁄€™−≈≤≥→←`,
  // Latin Extended-A, and Romanian's letters with a comma below.
  'latin-ext': `${between(0x100, 0x17f)}ȘșȚțẞ`,
  greek: between(0x370, 0x3ff),
  cyrillic: `${between(0x400, 0x45f)}№`,
} as const

const families = {
  commissioner: { wght: { min: 400, max: 700, default: 400 } },
  literata: { wght: 600 },
} as const

mkdirSync(folder, { recursive: true })
for (const [family, variationAxes] of Object.entries(families)) {
  const from = `node_modules/@fontsource-variable/${family}`
  copyFileSync(`${from}/LICENSE`, `${folder}/${family}-licence.txt`)
  for (const [script, letters] of Object.entries(scripts)) {
    const whole = readFileSync(`${from}/files/${family}-${script}-wght-normal.woff2`)
    const cut = await subsetFont(whole, letters, { targetFormat: 'woff2', variationAxes })
    writeFileSync(`${folder}/${family}-${script}.woff2`, cut)
    process.stdout.write(`${family} ${script}: ${String(whole.length)} → ${String(cut.length)} bytes\n`)
  }
}
