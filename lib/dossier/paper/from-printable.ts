import type { PrintableDocument } from '#lib/publishing/printable-document'
import type { DossierDocument } from './document.ts'

/** A document that organisers can also download to complete, as one of the dossier. */
export const fromPrintable = (name: string, document: PrintableDocument): DossierDocument => ({ ...document, name })
