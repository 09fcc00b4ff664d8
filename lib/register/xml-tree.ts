import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { fail, ok, type Result } from '#lib/domain/result'
import type { DecodedFile } from './decode-file.ts'
import { problemAt, type ImportProblem, type ImportProblemCode } from './import-problem.ts'

/** An element with the characters and elements directly in it. */
export interface XmlElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly XmlElement[]
  readonly text: string
  readonly line: number
}

interface GrowingElement extends XmlElement {
  readonly attributes: Map<string, string>
  readonly children: GrowingElement[]
  text: string
}

const deepest = 32

/** Ends the parsing at the first thing that makes the rest not worth reading. */
class Refusal extends Error {
  readonly code: ImportProblemCode
  constructor(code: ImportProblemCode) {
    super(code)
    this.code = code
  }
}

/**
 * Reads XML 1.0 into a tree, and nothing but what the file itself says: no DOCTYPE, hence no entities but XML's own
 * five, no other file and no network.
 */
export function readXmlTree(file: DecodedFile): Result<XmlElement, ImportProblem> {
  // The version is forced because XML 1.1 would let control characters in by reference.
  const parser = new SaxesParser({ forceXMLVersion: true, defaultXMLVersion: '1.0' })
  const roots = growTreeWith(parser)
  parser.on('doctype', () => refuse('doctype'))
  parser.on('error', () => refuse('malformed-xml'))
  parser.on('xmldecl', ({ encoding }) => {
    if (!agrees(encoding, file.encoding)) refuse('wrong-encoding')
  })
  try {
    parser.write(file.text).close()
  } catch (refusal) {
    // A Refusal is ours; anything else is a bug.
    if (!(refusal instanceof Refusal)) throw refusal
    return fail(problemAt(refusal.code, { path: '', line: parser.line }))
  }
  const [root] = roots
  return root === undefined ? fail(problemAt('malformed-xml', { path: '' })) : ok(root)
}

function refuse(code: ImportProblemCode): never {
  throw new Refusal(code)
}

/** Lets the parser's events grow a tree, and returns the place where its root will be. */
function growTreeWith(parser: SaxesParser): readonly XmlElement[] {
  const roots: GrowingElement[] = []
  const open: GrowingElement[] = []
  let line = 1
  const grow = (text: string): void => {
    const element = open.at(-1)
    if (element !== undefined) element.text += text
  }
  parser.on('opentagstart', () => {
    line = parser.line
  })
  parser.on('opentag', (tag: SaxesTagPlain) => {
    if (open.length === deepest) refuse('too-deep')
    const element = elementFrom(tag, line)
    const siblings = open.at(-1)?.children ?? roots
    siblings.push(element)
    open.push(element)
  })
  parser.on('closetag', () => open.pop())
  parser.on('text', grow)
  parser.on('cdata', grow)
  return roots
}

const elementFrom = ({ name, attributes }: SaxesTagPlain, line: number): GrowingElement => ({
  name,
  attributes: new Map(Object.entries(attributes)),
  children: [],
  text: '',
  line,
})

function agrees(declared: string | undefined, actual: DecodedFile['encoding']): boolean {
  if (declared === undefined || actual === null) return true
  return actual === 'utf-8' ? /^(?:utf-?8|us-ascii)$/iu.test(declared) : /^utf-?16(?:le|be)?$/iu.test(declared)
}
