import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { renderAsync } from '@resvg/resvg-js'

const folder = join(dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf')
export const font = {
  // Our own faces alone: a picture is the same wherever it is drawn.
  loadSystemFonts: false,
  fontFiles: ['DejaVuSerif-Bold', 'DejaVuSans', 'DejaVuSans-Bold'].map((name) => join(folder, `${name}.ttf`)),
  defaultFontFamily: 'DejaVu Sans',
}

let last: Promise<unknown> = Promise.resolve()

/**
 * Draws an SVG as PNG, away from the thread that answers. One after the other: a second core is wanted by those who sign
 * more than by whoever looks at a picture.
 */
export function drawPicture(svg: string): Promise<Buffer> {
  const drawn = last.then(async () => (await renderAsync(svg, { font, logLevel: 'off' })).asPng())
  last = drawn.catch(() => undefined)
  return drawn
}
