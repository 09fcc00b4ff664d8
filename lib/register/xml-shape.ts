import { problemAt, type ImportProblem } from './import-problem.ts'
import type { XmlElement } from './xml-tree.ts'

/** Where in the format an element may stand and what may stand in it. Maps, since the names come from the file. */
interface ElementShape {
  readonly attributes: readonly string[]
  readonly children: ReadonlyMap<string, ElementShape>
  /** May stand beside others of its name; its path then carries a number. */
  readonly repeats?: boolean
  readonly holdsText?: boolean
}

const text: ElementShape = { attributes: [], children: new Map(), holdsText: true }

const organiser: ElementShape = {
  attributes: ['role'],
  children: new Map([
    ['firstName', text],
    ['familyName', text],
    ['email', text],
    ['country', text],
  ]),
  repeats: true,
}

const language: ElementShape = {
  attributes: ['code', 'original'],
  children: new Map([
    ['title', text],
    ['subject', text],
    ['description', text],
    ['site', text],
    ['annex', text],
    ['partialRegistration', text],
  ]),
  repeats: true,
}

const initiative: ElementShape = {
  attributes: [
    'registrationNumber',
    'registrationDate',
    'url',
    'startOfTheCollectionPeriod',
    'endOfTheCollectionPeriod',
  ],
  children: new Map([
    ['organisers', { attributes: [], children: new Map([['organiser', organiser]]) }],
    ['languages', { attributes: [], children: new Map([['language', language]]) }],
  ]),
}

/** The outermost elements: `initiative` since version 5.0 of the Commission's software, `export` around it before. */
export const rootShapes: ReadonlyMap<string, ElementShape> = new Map([
  ['initiative', initiative],
  ['export', { attributes: ['date'], children: new Map([['initiative', initiative]]) }],
])

const namesIn = ({ attributes, children }: ElementShape): string[] =>
  [...children].flatMap(([name, child]) => [name, ...namesIn(child)]).concat(attributes)

/** In small letters: a name in other capitals is a mistake to be told, not an unknown element to be passed over. */
const knownNames: ReadonlySet<string> = new Set(
  [...rootShapes].flatMap(([name, shape]) => [name, ...namesIn(shape)]).map((name) => name.toLowerCase()),
)

const isKnown = (name: string): boolean => knownNames.has(name.toLowerCase())

/**
 * Everything the format knows that stands where it cannot be read: misplaced, twice, or as words between elements.
 * Unknown elements and attributes are passed over with all that is in them; they may be another version's.
 */
export function* shapeProblems(element: XmlElement, shape: ElementShape, path: string): Generator<ImportProblem> {
  const { line } = element
  for (const name of element.attributes.keys()) {
    if (!shape.attributes.includes(name) && isKnown(name))
      yield problemAt('misplaced', { path: `${path}/@${name}`, line })
  }
  if (shape.holdsText === true) {
    if (element.children.length > 0) yield problemAt('markup-in-text', { path, line })
    return
  }
  if (/[^ \t\r\n]/u.test(element.text)) yield problemAt('text-out-of-place', { path, line })
  yield* childProblems(element, shape, path)
}

function* childProblems(parent: XmlElement, shape: ElementShape, path: string): Generator<ImportProblem> {
  const counts = new Map<string, number>()
  for (const child of parent.children) {
    const { name, line } = child
    const childShape = shape.children.get(name)
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    const numberedPath = `${path}/${name}[${String(count)}]`
    if (childShape === undefined) {
      if (isKnown(name)) yield problemAt('misplaced', { path: `${path}/${name}`, line })
    } else if (childShape.repeats === true) yield* shapeProblems(child, childShape, numberedPath)
    else if (count === 1) yield* shapeProblems(child, childShape, `${path}/${name}`)
    else yield problemAt('duplicated', { path: numberedPath, line })
  }
}
