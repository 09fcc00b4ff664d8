import { answers, nameOf, owners, sources, type Proof, type Requirement, type RequirementIds } from './requirement.ts'

/** What the table is held against. */
export interface Repository {
  /** Whether there is a file or folder at a path from the root. */
  readonly has: (path: string) => boolean
  /** Titles of the tests in a file that is there. */
  readonly titles: (file: string) => readonly string[]
  /** Whether package.json has a script of that name. */
  readonly hasScript: (name: string) => boolean
}

/** A sentence for each thing that is wrong with the table; none where it holds. */
export const problemsWith = (
  rows: readonly Requirement[],
  ids: RequirementIds,
  repository: Repository,
): readonly string[] => [
  ...againstList(rows, ids),
  ...rows.flatMap((row) =>
    [...ofWords(row), ...ofAnswer(row), ...ofPaths(row, repository)].map(
      (problem) => `Line ${String(row.line)} (${nameOf(row)}): ${problem}`,
    ),
  ),
]

/** Levels by name, of everything that has to be answered. */
const wanted = (ids: RequirementIds): ReadonlyMap<string, string> =>
  new Map([
    ...(['1179/2011', '2019/1799'] as const).flatMap((source) =>
      ids[source].map((id) => [nameOf({ source, id }), ''] as const),
    ),
    ...(['1', '2'] as const).flatMap((level) =>
      ids['ASVS 5.0.0'][level].map((id) => [nameOf({ source: 'ASVS 5.0.0', id }), level] as const),
    ),
  ])

function againstList(rows: readonly Requirement[], ids: RequirementIds): readonly string[] {
  const levels = wanted(ids)
  const seen = new Set<string>()
  const problems: string[] = []
  for (const row of rows) {
    const name = nameOf(row)
    if (seen.has(name)) problems.push(`${name} is answered twice, again in line ${String(row.line)}.`)
    seen.add(name)
    const level = levels.get(name)
    if (level === undefined) problems.push(`${name} in line ${String(row.line)} is on no list.`)
    else if (level !== row.level) problems.push(`${name} is of level ${level}, and not ${row.level}.`)
  }
  for (const name of levels.keys()) if (!seen.has(name)) problems.push(`${name} is not answered.`)
  return problems
}

const isOneOf = (values: readonly string[], value: string): boolean => values.includes(value)

function ofWords(row: Requirement): readonly string[] {
  return [
    ...(isOneOf(sources, row.source) ? [] : [`“${row.source}” is none of the texts.`]),
    ...(isOneOf(answers, row.answer) ? [] : [`“${row.answer}” is no answer.`]),
    ...row.owners.filter((owner) => !isOneOf(owners, owner)).map((owner) => `“${owner}” is nobody who could own it.`),
    ...(row.requirement === '' ? ['It does not say what is required.'] : []),
    ...(row.how === '' ? ['It does not say how.'] : []),
  ]
}

/** What is met has a proof, and what people do has an owner and a template. */
function ofAnswer({ answer, proofs, owners: named, template }: Requirement): readonly string[] {
  const missing = (is: boolean, what: string): readonly string[] => (is ? [what] : [])
  switch (answer) {
    case 'met':
      return missing(proofs.length === 0, 'What is met needs a proof.')
    case 'duty':
      return [
        ...missing(named.length === 0, 'A duty needs an owner.'),
        ...missing(template === '', 'A duty needs a template.'),
      ]
    case 'not-met':
      return missing(named.length === 0, 'What is not met needs somebody who owns what remains.')
    default:
      return []
  }
}

const ofPaths = ({ where, template, proofs }: Requirement, repository: Repository): readonly string[] => [
  ...[...where, ...(template === '' ? [] : [template])]
    .filter((path) => !repository.has(path))
    .map((path) => `There is no ${path}.`),
  ...proofs.flatMap((proof) => ofProof(proof, repository)),
]

function ofProof(proof: Proof, { has, titles, hasScript }: Repository): readonly string[] {
  if (proof.kind === 'command') {
    const script = /^\.\/run ([\w:-]+)/u.exec(proof.words)?.[1]
    return script !== undefined && hasScript(script) ? [] : [`“${proof.words}” is no command of package.json.`]
  }
  const { file, title } = proof
  if (!/\.(?:test|spec)\.ts$/u.test(file)) return [`${file} is no file of tests.`]
  if (!has(file)) return [`There is no ${file}.`]
  if (title === null || titles(file).some((written) => written.includes(title))) return []
  return [`No test in ${file} is called “${title}”.`]
}
