import type { Initiative } from '#lib/domain/initiative'
import { fail, type Result } from '#lib/domain/result'
import { decodeFile, type DecodedFile } from './decode-file.ts'
import { problemAt, type ImportProblem } from './import-problem.ts'
import { judgeDraft } from './judge-draft.ts'
import { draftFromJson } from './json-draft.ts'
import { draftFromXml, type ShapedDraft } from './xml-draft.ts'

/**
 * Reads an initiative as the register exports it, in XML, or as we write it ourselves, in JSON: `docs/formats/initiative.md`.
 * Texts come out as they stand in the file, letter for letter, since what signatories see must be what was registered.
 *
 * @param file - Bytes, whose encoding is then checked, or text that somebody has decoded.
 *
 * @returns The initiative, or every problem at once, in the order of the file. A file that cannot be read as a whole has one.
 */
export function readInitiative(file: Uint8Array | string): Result<Initiative, readonly ImportProblem[]> {
  const decoded = decodeFile(file)
  if (!decoded.ok) return fail([decoded.problem])
  const shaped = draftFrom(decoded.value)
  if (!shaped.ok) return fail([shaped.problem])

  const { draft, problems } = shaped.value
  const judged = judgeDraft(draft)
  if (problems.length === 0) return judged.ok ? judged : fail(inOrder(judged.problem))
  return fail(inOrder([...problems, ...(judged.ok ? [] : notUnder(problems, judged.problem))]))
}

function draftFrom(file: DecodedFile): Result<ShapedDraft, ImportProblem> {
  const start = file.text.trimStart()
  if (start.startsWith('<')) return draftFromXml(file)
  if (start.startsWith('{')) return draftFromJson(file)
  return fail(problemAt('unknown-format', { path: '' }))
}

/** What the shape does not already explain: a part that is missing or of the wrong type has no parts to complain of. */
function notUnder(shapeProblems: readonly ImportProblem[], problems: readonly ImportProblem[]): ImportProblem[] {
  const explained = new Set(shapeProblems.filter(explainsItsParts).map(({ path }) => path))
  const isExplained = (path: string): boolean => [path, ...pathsAbove(path)].some((above) => explained.has(above))
  return problems.filter(({ path }) => !isExplained(path))
}

const explainsItsParts = ({ code }: ImportProblem): boolean => code === 'missing' || code === 'wrong-type'

/** `texts[3].title` stands under `texts[3]` and `texts`. */
const pathsAbove = (path: string): string[] => [...path.matchAll(/[.[]/gu)].map(({ index }) => path.slice(0, index))

const inOrder = (problems: readonly ImportProblem[]): ImportProblem[] =>
  problems.toSorted((first, second) => (first.line ?? 0) - (second.line ?? 0))
