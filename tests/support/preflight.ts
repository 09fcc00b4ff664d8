import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { tool } from './opening.ts'

/** Debian's jars of PDFBox Preflight, and of what newer Javas no longer have. */
const jars = ['preflight', 'pdfbox2', 'fontbox2', 'xmpbox', 'commons-logging', 'javax.activation', 'jaxb-api'].map(
  (name) => join('/usr/share/java', `${name}.jar`),
)

/** What Apache PDFBox's Preflight says of a file. It knows PDF/A-1b, which is PDF/A-1a but for the tags. */
export function validatePdfA(file: string): string {
  const missing = jars.filter((jar) => !existsSync(jar))
  if (missing.length > 0) throw new Error(`These are missing: ${missing.join(', ')}. As root: apt-get install libpdfbox2-java libactivation-java libjaxb-api-java`) // prettier-ignore
  const { stdout, stderr } = tool('java', [
    '-cp',
    jars.join(delimiter),
    'org.apache.pdfbox.preflight.Validator_A1b',
    file,
  ])
  return stdout + stderr
}
