import type { Materials } from '#lib/pdf/paper'
import { checkpointFrom, isSameFile, type Checkpoint } from './checkpoint.ts'
import type { OpenedStatement } from './contents.ts'
import type { VerifiedExport } from './export-file.ts'
import { formsPdf, type FormsPdf } from './form/forms-pdf.ts'
import type { AuthorityWords } from './form/words.ts'
import type { Machine } from './machine.ts'
import { statementsPerFile } from './manifest.ts'
import { openingsHead, openingsOf } from './openings-csv.ts'
import type { PackageSink } from './package-sink.ts'
import { editionOf, isOfEarlierLaw, lawOf } from './regime.ts'
import { csvHead, csvStatements, fieldsOfLaw } from './statements-csv.ts'
import { xmlHead2011, xmlStatement2011 } from './statements-xml-2011.ts'
import { xmlHead, xmlStatement, xmlTail } from './statements-xml.ts'
import { outputFile, type FinishedFile, type OutputFile } from './written-file.ts'

/** The files that hold statements, written side by side. */
export interface PackageFiles {
  /** How many statements an earlier opening has written, and this one need not. */
  readonly kept: number
  /** Writes some statements into each file, and waits until they have left the memory. */
  readonly add: (statements: readonly OpenedStatement[]) => Promise<void>
  readonly finish: () => Promise<WrittenStatements>
}

/** All statements, once they are written. */
export interface WrittenStatements {
  readonly files: readonly FinishedFile[]
  /** How many of them say which leaf of the public log they are. */
  readonly commitments: number
}

/** What the files are made of. */
export interface Making {
  readonly sink: PackageSink
  readonly machine: Machine
  readonly verified: VerifiedExport
  readonly words: AuthorityWords
  readonly materials: Materials
}

/** The files so far. */
interface Files {
  readonly making: Making
  readonly of: string
  readonly growing: readonly [xml: OutputFile, csv: OutputFile, openings: OutputFile]
  readonly whole: FinishedFile[]
  form: { readonly file: OutputFile; readonly pdf: FormsPdf } | null
  done: number
  commitments: number
}

/** To be raised with whatever changes the bytes of a package: a part of another version must not be gone on with. */
const version = 2

/**
 * Begins the files, or goes on with those of an opening that was cut off: what it has written is read and compared with
 * what it had noted, and kept where it is the same.
 */
export async function packageFiles(making: Making): Promise<PackageFiles> {
  const { verified, words } = making
  const of = `${String(version)} ${words.language} ${verified.sha256}`
  const files = (await resumed(making, of)) ?? (await begun(making, of))
  return {
    kept: files.done,
    add: (statements) => addAll(files, statements),
    finish: () => finishAll(files),
  }
}

export async function beginFile(
  { sink, machine }: Pick<Making, 'sink' | 'machine'>,
  name: string,
): Promise<OutputFile> {
  return outputFile(name, await sink.file(name), machine.newSha256())
}

async function begun(making: Making, of: string): Promise<Files> {
  const { header } = making.verified
  const xml = await beginFile(making, 'statements.xml')
  const csv = await beginFile(making, 'statements.csv')
  xml.append(isOfEarlierLaw(header) ? xmlHead2011(header, making.words.language) : xmlHead(header))
  const openings = await beginFile(making, 'openings.csv')
  csv.append(csvHead(fieldsOfLaw(lawOf(header))))
  openings.append(openingsHead())
  return { making, of, growing: [xml, csv, openings], whole: [], form: null, done: 0, commitments: 0 }
}

async function resumed(making: Making, of: string): Promise<Files | null> {
  const checkpoint = checkpointFrom((await making.sink.earlier?.noted()) ?? '')
  if (checkpoint?.of !== of || checkpoint.done === 0) return null
  const growing = allGrowing(await allTakenOver(making, checkpoint.growing))
  const forms = await allTakenOver(making, checkpoint.whole)
  if (growing === null || forms === null) return null
  const whole = await Promise.all(forms.map(({ finish }) => finish()))
  const { done, commitments } = checkpoint
  return { making, of, growing, whole, form: null, done, commitments }
}

function allGrowing(files: readonly OutputFile[] | null): Files['growing'] | null {
  const [xml, csv, openings] = files ?? []
  return xml === undefined || csv === undefined || openings === undefined ? null : [xml, csv, openings]
}

/** `null` where one of them is not as it was noted. */
async function allTakenOver(making: Making, noted: Checkpoint['whole']): Promise<readonly OutputFile[] | null> {
  const files: OutputFile[] = []
  for (const one of noted) {
    const file = await takenOver(making, one)
    if (file === null) return null
    files.push(file)
  }
  return files
}

async function takenOver({ sink, machine }: Making, noted: Checkpoint['whole'][number]): Promise<OutputFile | null> {
  const reopened = await sink.earlier?.reopen(noted.name, noted.bytes)
  if (reopened === null || reopened === undefined) return null
  const file = outputFile(noted.name, reopened.file, machine.newSha256())
  return isSameFile(await file.takeOver(reopened.kept), noted) ? file : null
}

async function addAll(files: Files, statements: readonly OpenedStatement[]): Promise<void> {
  for (let from = 0; from < statements.length;) {
    const room = statementsPerFile - (files.done % statementsPerFile)
    const some = statements.slice(from, from + room)
    await addSome(files, some)
    from += some.length
    if (files.done % statementsPerFile === 0) await endPart(files)
  }
}

async function addSome(files: Files, statements: readonly OpenedStatement[]): Promise<void> {
  const { making, growing } = files
  const [xml, csv, openings] = growing
  const { header } = making.verified
  const { annexRevision } = editionOf(header)
  const xmlOf = isOfEarlierLaw(header) ? (one: OpenedStatement) => xmlStatement2011(one, annexRevision) : xmlStatement
  const form = (files.form ??= await beginForm(files))
  xml.append(statements.map(xmlOf).join(''))
  csv.append(csvStatements(statements, fieldsOfLaw(lawOf(header))))
  openings.append(openingsOf(statements))
  for (const statement of statements) form.pdf.add(statement)
  files.done += statements.length
  files.commitments += statements.filter(({ leaf }) => leaf.blinded !== null).length
  await Promise.all([...growing, form.file].map(({ flush }) => flush()))
}

async function beginForm({ making, whole, done }: Files): Promise<NonNullable<Files['form']>> {
  const { verified, words, materials } = making
  const { header, count, sha256: exportHash } = verified
  const number = whole.length + 1
  const file = await beginFile(making, `forms-${String(number).padStart(3, '0')}.pdf`)
  const numbers = { file: number, files: Math.max(1, Math.ceil(count / statementsPerFile)), first: done + 1 }
  const pdf = formsPdf(file.append, materials, { header, words, count, exportHash, ...numbers })
  return { file, pdf }
}

/** Ends a file of forms, and notes how far everything has come. */
async function endPart(files: Files): Promise<void> {
  await endForm(files)
  const { earlier } = files.making.sink
  if (earlier === undefined) return
  const checkpoint: Checkpoint = {
    format: 'colligo-opening/1',
    of: files.of,
    done: files.done,
    commitments: files.commitments,
    growing: await Promise.all(files.growing.map(({ keep }) => keep())),
    whole: files.whole.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 })),
  }
  await earlier.note(JSON.stringify(checkpoint))
}

async function endForm(files: Files): Promise<void> {
  if (files.form === null) return
  files.form.pdf.finish()
  files.whole.push(await files.form.file.finish())
  files.form = null
}

async function finishAll(files: Files): Promise<WrittenStatements> {
  // Without statements there is a form that says so.
  if (files.done === 0) files.form ??= await beginForm(files)
  await endForm(files)
  const { growing, whole, commitments } = files
  const [xml, csv, openings] = growing
  xml.append(xmlTail)
  return { files: [await xml.finish(), await csv.finish(), await openings.finish(), ...whole], commitments }
}
