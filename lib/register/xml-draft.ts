import { fail, ok, type Result } from '#lib/domain/result'
import type { DecodedFile } from './decode-file.ts'
import { mostInList, type Draft, type DraftOrganiser, type DraftText, type Found } from './draft.ts'
import { problemAt, type ImportProblem, type Place } from './import-problem.ts'
import { rootShapes, shapeProblems } from './xml-shape.ts'
import { readXmlTree, type XmlElement } from './xml-tree.ts'

/** An element that may not be there, and where it is or should be. */
interface Placed extends Place {
  readonly element: XmlElement | undefined
}

/** A draft, and what was wrong with the file's shape. */
export interface ShapedDraft {
  readonly draft: Draft
  readonly problems: readonly ImportProblem[]
}

/** Reads the register's XML, as `docs/formats/initiative.md` describes it, into a draft. */
export function draftFromXml(file: DecodedFile): Result<ShapedDraft, ImportProblem> {
  const tree = readXmlTree(file)
  if (!tree.ok) return tree
  const root = tree.value
  const shape = rootShapes.get(root.name)
  if (shape === undefined) return fail(problemAt('no-initiative', { path: '', line: root.line }))
  const rootAt: Placed = { element: root, path: root.name, line: root.line }
  const initiative = root.name === 'initiative' ? rootAt : childOf(rootAt, 'initiative')
  if (initiative.element === undefined) return fail(problemAt('no-initiative', initiative))
  const organisers = childOf(initiative, 'organisers')
  const languages = childOf(initiative, 'languages')
  const tooMany = [organisers, languages].find(({ element }) => (element?.children.length ?? 0) > mostInList)
  if (tooMany !== undefined) return fail(problemAt('too-many', tooMany))
  return ok({
    draft: draftFrom(initiative, organisers, languages),
    problems: [...shapeProblems(root, shape, root.name), ...languagesOf(languages).flatMap(unshownParts)],
  })
}

function draftFrom(initiative: Placed, organisers: Placed, languages: Placed): Draft {
  return {
    format: 'xml',
    registrationNumber: attributeOf(initiative, 'registrationNumber'),
    registeredOn: attributeOf(initiative, 'registrationDate'),
    registerUrl: attributeOf(initiative, 'url'),
    opensOn: attributeOf(initiative, 'startOfTheCollectionPeriod'),
    closesOn: attributeOf(initiative, 'endOfTheCollectionPeriod'),
    organisers: childrenOf(organisers, 'organiser').map(organiserFrom),
    organisersAt: organisers,
    texts: languagesOf(languages).map(textFrom),
    textsAt: languages,
  }
}

const languagesOf = (languages: Placed): Placed[] => childrenOf(languages, 'language')

function organiserFrom(organiser: Placed): DraftOrganiser {
  const role = attributeOf(organiser, 'role')
  return {
    role,
    names: namesFrom(organiser, role),
    email: contentOf(organiser, 'email'),
    country: contentOf(organiser, 'country'),
  }
}

/** Given and family names; of a legal entity the register fills one or both, and either will do. */
function namesFrom(organiser: Placed, role: Found): readonly Found[] {
  const names = [contentOf(organiser, 'firstName'), contentOf(organiser, 'familyName')]
  if (!/^legal.entity$/iu.test(role.text ?? '')) return names
  const given = names.filter(({ text }) => text !== null)
  return given.length > 0 ? given : names.slice(1)
}

const textFrom = (language: Placed): DraftText => ({
  language: attributeOf(language, 'code'),
  isOriginal: attributeOf(language, 'original'),
  title: contentOf(language, 'title'),
  objectives: contentOf(language, 'description'),
  annexUrl: contentOf(language, 'annex'),
  websiteUrl: contentOf(language, 'site'),
})

/** What the format knows and an `Initiative` cannot hold. To drop it in silence would show less than was registered. */
function unshownParts(language: Placed): ImportProblem[] {
  const subject = contentOf(language, 'subject')
  const partialRegistration = contentOf(language, 'partialRegistration')
  return [
    ...(subject.text === null ? [] : [problemAt('subject-has-no-place', subject)]),
    ...(partialRegistration.text === null ? [] : [problemAt('partially-registered', partialRegistration)]),
  ]
}

function childrenOf(parent: Placed, name: string): Placed[] {
  const elements = parent.element?.children.filter((child) => child.name === name) ?? []
  return elements.map((element, index) => ({
    element,
    path: `${parent.path}/${name}[${String(index + 1)}]`,
    line: element.line,
  }))
}

/** The first of its name; the shape tells of a second. Where there is none, the line is the parent's. */
function childOf(parent: Placed, name: string): Placed {
  const element = parent.element?.children.find((child) => child.name === name)
  const line = element?.line ?? parent.line
  const path = `${parent.path}/${name}`
  return line === undefined ? { element, path } : { element, path, line }
}

function contentOf(parent: Placed, name: string): Found {
  const child = childOf(parent, name)
  return found(child.element?.text, child)
}

const attributeOf = (parent: Placed, name: string): Found =>
  found(parent.element?.attributes.get(name), { ...parent, path: `${parent.path}/@${name}` })

/** Outer white space is the file's layout, not the register's wording; what is left empty was left out. */
function found(raw: string | undefined, { path, line }: Place): Found {
  const trimmed = trimXmlSpace(raw ?? '')
  const text = trimmed === '' ? null : trimmed
  return line === undefined ? { text, path } : { text, path, line }
}

const xmlSpace: ReadonlySet<string> = new Set([' ', '\t', '\r', '\n'])

/**
 * Takes away the white space of XML alone: `trim` would take a no-break space too, which is wording. In a loop, because
 * a pattern for trailing space tries again at every space of a long row.
 */
function trimXmlSpace(raw: string): string {
  let start = 0
  let end = raw.length
  while (start < end && xmlSpace.has(raw.charAt(start))) start += 1
  while (end > start && xmlSpace.has(raw.charAt(end - 1))) end -= 1
  return raw.slice(start, end)
}
