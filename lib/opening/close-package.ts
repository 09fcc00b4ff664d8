import { receiptBlank, receiptBlankName, resultBlank, resultBlankName } from './answer-blanks.ts'
import type { VerifiedHeader } from './export-header.ts'
import { submissionForm, submissionFormName } from './form/submission-form.ts'
import { jsonOf, manifestName, manifestOf, signatureName, type Manifest, type ManifestParts } from './manifest.ts'
import { beginFile, type Making, type WrittenStatements } from './package-files.ts'
import { readmeName, readmePage } from './readme.ts'
import { sampleRows, type DrawnSample } from './sample.ts'
import type { SigningKey } from './signing-key.ts'
import type { FinishedFile, OutputFile } from './written-file.ts'

/** What is known once every statement has been written. */
export interface Closing extends Pick<ManifestParts, 'packs' | 'keys'> {
  readonly statements: WrittenStatements
  readonly signingKey: SigningKey
  readonly sample: { readonly drawn: DrawnSample; readonly numbers: readonly number[] } | null
}

/** A package as it is handed over. */
export interface OpenedPackage {
  readonly manifest: Manifest
  readonly header: VerifiedHeader
  /** All of its files, in the order of the archive. */
  readonly files: readonly FinishedFile[]
}

/** Writes the files that are about the others: sample, submission form, readme, manifest, signature, blanks. */
export async function closePackage(making: Making, closing: Closing): Promise<OpenedPackage> {
  const { statements, signingKey, sample, packs, keys } = closing
  const about = [await writeSubmissionForm(making), await writeReadme(making, closing)]
  const samples = sample === null ? [] : [await writeSample(making, statements.files, sample.numbers)]
  const listed = [...statements.files, ...samples, ...about]
  const manifest = manifestOf({
    verified: making.verified,
    packs,
    commitments: statements.commitments,
    keys,
    signingKey: signingKey.publicKey,
    sample: sample?.drawn ?? null,
    files: listed,
  })
  const text = jsonOf(manifest)
  const written = await writeText(making, manifestName, text)
  const signature = await signingKey.sign(new TextEncoder().encode(text), commentOn(manifest))
  return {
    manifest,
    header: making.verified.header,
    files: [
      written,
      await writeText(making, signatureName, signature),
      await writeText(making, receiptBlankName, receiptBlank(manifest, written.sha256)),
      await writeText(making, resultBlankName, resultBlank(manifest, written.sha256)),
      ...listed,
    ],
  }
}

/** What `minisign -V` shows once the signature has been checked. */
const commentOn = ({ format, initiative, memberState, statements, batch, count }: Manifest): string =>
  `${format} ${initiative} ${memberState} ${statements} batch ${String(batch)} count ${String(count)}`

async function writeText(making: Making, name: string, text: string): Promise<FinishedFile> {
  const file = await beginFile(making, name)
  file.append(text)
  return file.finish()
}

async function writeSubmissionForm(making: Making): Promise<FinishedFile> {
  const { verified, words, materials } = making
  const file: OutputFile = await beginFile(making, submissionFormName)
  const { header, count, sha256: exportHash } = verified
  submissionForm(file.append, materials, { header, words, count, exportHash })
  return file.finish()
}

function writeReadme(making: Making, { sample, signingKey }: Closing): Promise<FinishedFile> {
  const { words, verified } = making
  const { header, count } = verified
  const page = readmePage({ words, header, count, sample: sample?.drawn ?? null, signingKey: signingKey.publicKey })
  return writeText(making, readmeName, page)
}

async function writeSample(
  making: Making,
  statements: readonly FinishedFile[],
  numbers: readonly number[],
): Promise<FinishedFile> {
  const table = statements.find(({ name }) => name === 'statements.csv')
  if (table === undefined) throw new Error('the table of all statements has been written')
  const file = await beginFile(making, 'sample.csv')
  for await (const row of sampleRows(table.contents, numbers)) {
    file.append(row)
    await file.flush()
  }
  return file.finish()
}
