import type { OpenedStatement } from './contents.ts'
import type { VerifiedHeader } from './export-file.ts'
import { formsPdf } from './form/forms-pdf.ts'
import { manifestName, type Manifest } from './manifest.ts'
import { outputFile, type WrittenFile } from './output-file.ts'
import { fileIn, type UnfinishedFolder } from './package-folder.ts'
import { csvHead, csvStatements } from './statements-csv.ts'
import { xmlHead, xmlStatement, xmlTail } from './statements-xml.ts'

/** The files of one package, written side by side. */
export interface PackageFiles {
  /** Writes some statements into each file, and waits until they have left the memory. */
  readonly add: (statements: readonly OpenedStatement[]) => Promise<void>
  readonly finish: () => Promise<readonly WrittenFile[]>
  readonly writeManifest: (manifest: Manifest) => Promise<void>
  /** Lets go of files that are not going to be finished. Harmless once they are. */
  readonly abandon: () => Promise<void>
}

export async function packageFiles(folder: UnfinishedFolder, header: VerifiedHeader): Promise<PackageFiles> {
  const xml = await outputFile(fileIn(folder, 'statements.xml'))
  const csv = await outputFile(fileIn(folder, 'statements.csv'))
  const pdf = await outputFile(fileIn(folder, 'forms.pdf'))
  const files = [xml, csv, pdf]
  const forms = formsPdf(pdf, header)
  xml.append(xmlHead(header))
  csv.append(csvHead())
  return {
    add: async (statements) => {
      xml.append(statements.map(xmlStatement).join(''))
      csv.append(csvStatements(statements))
      for (const statement of statements) forms.add(statement)
      await Promise.all(files.map(({ flush }) => flush()))
    },
    finish: async () => {
      xml.append(xmlTail)
      await forms.finish()
      return Promise.all(files.map(({ finish }) => finish()))
    },
    writeManifest: async (manifest) => {
      const file = await outputFile(fileIn(folder, manifestName))
      file.append(`${JSON.stringify(manifest, null, 2)}\n`)
      await file.finish()
    },
    abandon: async () => {
      await Promise.all(files.map(({ abandon }) => abandon()))
    },
  }
}
