import type PDFDocument from 'pdfkit'

/** Enough for 800,000 pages in a tree of two levels whose arrays stay under 8,191 elements. */
const pagesPerNode = 100

/** What pdfkit keeps of an object in the file, as far as the tree needs it. */
interface Reference {
  data: { Kids?: Reference[]; Count?: number; Parent?: Reference }
  readonly end: () => void
}

/** Files a document's pages under nodes of the page tree. */
export interface PageTree {
  /** Takes the page that has just been added. */
  readonly adopt: () => void
  /** Closes the last node. To be called before the document ends. */
  readonly finish: () => void
}

/**
 * A page tree of two levels. pdfkit hangs all pages on one node: an array of ten thousand is past the limits of older
 * readers (PDF 1.4, appendix C) and slow in newer ones, and it would hold every page in memory to the end.
 *
 * Source: ISO 32000-1, 7.7.3.
 */
export function pageTree(document: InstanceType<typeof PDFDocument>): PageTree {
  const root = (document as unknown as { readonly _root: { readonly data: { readonly Pages: Reference } } })._root.data
    .Pages
  const nodes = (root.data.Kids ??= [])
  let node: Reference | null = null

  const finish = (): void => {
    if (node === null) return
    node.end()
    // Written; the root needs no more than its number.
    node.data = {}
    node = null
  }
  return {
    adopt: () => {
      const page = nodes.pop()
      if (page === undefined) throw new Error('no page has been added')
      if (node === null) {
        node = document.ref({ Type: 'Pages', Parent: root, Kids: [], Count: 0 }) as unknown as Reference
        nodes.push(node)
      }
      page.data.Parent = node
      node.data.Kids?.push(page)
      node.data.Count = (node.data.Count ?? 0) + 1
      if (node.data.Count === pagesPerNode) finish()
    },
    finish,
  }
}
