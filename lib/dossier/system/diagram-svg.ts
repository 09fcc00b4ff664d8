import { escaped } from '#lib/publishing/markup'
import type { Diagram, Shape, Tone } from './diagram.ts'

const fills: Readonly<Record<Tone, string>> = { plain: '#ffffff', soft: '#e8eef9', mark: '#003399', edge: 'none' }

/** A drawing as a file of its own. */
export const diagramSvg = ({ title, description, width, height, shapes }: Diagram): string =>
  [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(width)} ${String(height)}" width="${String(width * 1.5)}" height="${String(height * 1.5)}" role="img" aria-labelledby="t d">`,
    `<title id="t">${escaped(title)}</title><desc id="d">${escaped(description)}</desc>`,
    '<style>text{font-family:sans-serif;fill:#1a1d24}rect{stroke:#003399;stroke-width:.8}line{stroke:#9aa0ab;stroke-width:.5}.s{stroke:#1a1d24;stroke-width:.9}.b{font-weight:600}.e{stroke-dasharray:4 3}</style>',
    '<rect width="100%" height="100%" fill="#ffffff" stroke="none"/>',
    ...shapes.map(markup),
    '</svg>\n',
  ].join('\n')

const n = (value: number): string => String(Math.round(value * 100) / 100)

function markup(shape: Shape): string {
  switch (shape.kind) {
    case 'box':
      return `<rect x="${n(shape.x)}" y="${n(shape.y)}" width="${n(shape.width)}" height="${n(shape.height)}" fill="${fills[shape.tone]}"${shape.tone === 'edge' ? ' class="e"' : ''}/>`
    case 'line':
      return `<line x1="${n(shape.x1)}" y1="${n(shape.y1)}" x2="${n(shape.x2)}" y2="${n(shape.y2)}"${shape.isStrong === true ? ' class="s"' : ''}/>`
    case 'text':
      return `<text x="${n(shape.x)}" y="${n(shape.y)}" font-size="${n(shape.size)}"${shape.isBold === true ? ' class="b"' : ''}${shape.align === undefined ? '' : ` text-anchor="${shape.align}"`}>${escaped(shape.text)}</text>`
  }
}
