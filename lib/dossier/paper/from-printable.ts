import type { DocumentSection, PrintableDocument } from '#lib/publishing/printable-document'
import type { DossierDocument, DossierSection } from './document.ts'

/** A document that organisers can also download to complete, as one of the dossier. */
export const fromPrintable = (
  name: string,
  document: PrintableDocument,
  words: NonNullable<DossierDocument['words']>,
): DossierDocument => ({
  name,
  words,
  isNumbered: true,
  language: document.language,
  title: onPaper(document.title),
  intro: document.intro.map(onPaper),
  sections: document.sections.map(sectionOnPaper),
})

const sectionOnPaper = ({ title, paragraphs = [], items = [], table }: DocumentSection): DossierSection => ({
  title: onPaper(title),
  paragraphs: paragraphs.map(onPaper),
  items: items.map(onPaper),
  ...(table === undefined
    ? {}
    : { table: { head: table.head.map(onPaper), rows: table.rows.map((row) => row.map(onPaper)) } }),
})

/** Without the places at which a browser may break a long word: on paper each would be a hyphen. */
const onPaper = (text: string): string => text.replaceAll('\u00AD', '')
