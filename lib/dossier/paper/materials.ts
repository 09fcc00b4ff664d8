import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fontFiles } from '#lib/forms/fonts'
import { materialsFrom, type Materials } from '#lib/pdf/paper'

/** The fonts and the colour space of the dossier's documents: those of the forms. */
export function dossierMaterials(): Materials {
  const pdfkit = dirname(createRequire(import.meta.url).resolve('pdfkit'))
  return materialsFrom({
    regular: readFileSync(fontFiles.regular),
    bold: readFileSync(fontFiles.bold),
    colours: readFileSync(join(pdfkit, 'data/sRGB_IEC61966_2_1.icc')),
  })
}
