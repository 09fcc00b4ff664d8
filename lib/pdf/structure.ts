import type { Tag, TagOptions } from '#lib/forms/tagged-drawing'
import { reference, textString, type PdfObjects } from './pdf-objects.ts'

/** The tree of what is a heading, a text, a cell. Source: PDF Reference 1.4, section 9.6. */
export interface Structure {
  readonly beginPage: (page: number) => void
  readonly endPage: () => void
  /** Notes something that is about to be drawn. Returns what marks it in the page's content. */
  readonly leaf: (tag: Tag, options: TagOptions) => string
  /** Whatever is noted inside belongs to one table or row. */
  readonly within: (tag: string, inside: () => void) => void
  /** Writes what is left. Returns the number of the tree's root. */
  readonly finish: () => number
}

/** An element that is not closed yet: its children are known when it is. */
interface Open {
  readonly number: number
  readonly kids: number[]
}

/** Elements are written as soon as they are whole: of a table of thousands of cells, no more than a row stays in memory. */
export function structure(objects: PdfObjects): Structure {
  const root = objects.reserve()
  const document: Open = { number: objects.reserve(), kids: [] }
  let parent = document
  let page = 0
  /** The elements of the present page, in the order of their marks. */
  let marked: number[] = []
  const parents: number[] = []

  return {
    beginPage: (number) => {
      page = number
      marked = []
    },
    endPage: () => {
      parents.push(objects.write(listed(marked)))
    },
    leaf: (tag, options) => {
      const mark = String(marked.length)
      const place = `/P ${reference(parent.number)}/Pg ${reference(page)}/K ${mark}`
      const number = objects.write(`<</S/${tag}${place}${entriesOf(options)}>>`)
      parent.kids.push(number)
      marked.push(number)
      return `/${tag}<</MCID ${mark}>>`
    },
    within: (tag, inside) => {
      const outer = parent
      parent = { number: objects.reserve(), kids: [] }
      outer.kids.push(parent.number)
      inside()
      const { number, kids } = parent
      objects.write(`<</S/${tag}/P ${reference(outer.number)}/K${listed(kids)}>>`, number)
      parent = outer
    },
    finish: () => {
      objects.write(`<</S/Document/P ${reference(root)}/K${listed(document.kids)}>>`, document.number)
      return writeRoot(objects, { root, document: document.number, parents })
    },
  }
}

const listed = (numbers: readonly number[]): string => `[${numbers.map(reference).join(' ')}]`

function writeRoot(
  objects: PdfObjects,
  { root, document, parents }: { root: number; document: number; parents: readonly number[] },
): number {
  const pages = parents.map((number, index) => `${String(index)} ${reference(number)}`).join(' ')
  const tree = objects.write(`<</Nums[${pages}]>>`)
  return objects.write(
    `<</Type/StructTreeRoot/K ${reference(document)}/ParentTree ${reference(tree)}` +
      `/ParentTreeNextKey ${String(parents.length)}>>`,
    root,
  )
}

function entriesOf({ lang, alt, actual, scope }: TagOptions): string {
  return [
    lang === undefined ? '' : `/Lang(${lang})`,
    alt === undefined ? '' : `/Alt ${textString(alt)}`,
    actual === undefined ? '' : `/ActualText ${textString(actual)}`,
    scope === undefined ? '' : `/A<</O/Table/Scope/${scope}>>`,
  ].join('')
}
