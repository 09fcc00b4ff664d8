import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const folder = join(dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf')

/** DejaVu has the Union's three alphabets. Condensed: a form has much to say and little room. */
export const fontFiles = {
  regular: join(folder, 'DejaVuSansCondensed.ttf'),
  bold: join(folder, 'DejaVuSansCondensed-Bold.ttf'),
  /** Tells 0 from O and 1 from l, and is as wide for every letter. */
  mono: join(folder, 'DejaVuSansMono.ttf'),
} as const
