import type { Diagram } from '../system/diagram.ts'

/** A table; where no widths are given they follow from what stands in it. */
export interface DocumentTable {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Shares of the page's width, one a column. */
  readonly widths?: readonly number[]
}

/** One numbered part of a document, listed among its contents. */
export interface DossierSection {
  readonly title: string
  readonly paragraphs?: readonly string[]
  readonly items?: readonly string[]
  readonly table?: DocumentTable
  readonly figure?: Diagram
}

/** A document of the dossier. Text in square brackets is a gap that only people can fill. */
export interface DossierDocument {
  /** Of the file, without its ending: `03-risks`. */
  readonly name: string
  readonly title: string
  readonly language: string
  readonly intro: readonly string[]
  readonly sections: readonly DossierSection[]
  /** Wide tables lie on their side. */
  readonly isLandscape?: boolean
  /** Where its sections bring numbers of their own. */
  readonly isNumbered?: boolean
  /** What the frame around its own text says, in its language; English where absent. `page` has places for `{page}`, `{pages}`. */
  readonly words?: { readonly contents: string; readonly page: string }
  /** One page for a reader in a hurry: no list of contents, smaller spaces. */
  readonly isBrief?: boolean
}
