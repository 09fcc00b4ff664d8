import { z } from 'zod'
import { fail, ok, type Result } from '#lib/domain/result'
import type { DecodedFile } from './decode-file.ts'
import { mostInList, type Draft, type DraftOrganiser, type DraftText, type Found } from './draft.ts'
import { problemAt, type ImportProblem } from './import-problem.ts'
import type { ShapedDraft } from './xml-draft.ts'

const optionalText = z.string().nullable()

/** The types of an `Initiative`; what the values must be is judged with the draft. */
const initiativeShape = z.strictObject({
  registrationNumber: z.string(),
  registeredOn: z.string(),
  registerUrl: z.string(),
  period: z.strictObject({ opensOn: z.string(), closesOn: z.string() }),
  organisers: z.array(
    z.strictObject({ role: z.string(), name: z.string(), email: optionalText, country: optionalText }),
  ),
  texts: z.array(
    z.strictObject({
      language: z.string(),
      isOriginal: z.boolean(),
      title: z.string(),
      objectives: z.string(),
      annexUrl: optionalText,
      websiteUrl: optionalText,
    }),
  ),
})

type Step = string | number

/** Reads an `Initiative` written as JSON into a draft. */
export function draftFromJson({ text }: DecodedFile): Result<ShapedDraft, ImportProblem> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    // A SyntaxError. Its message quotes the file, so only the line is taken from it.
    const [, line] = /\(line (\d+) column \d+\)$/u.exec(String(error)) ?? []
    return fail(problemAt('malformed-json', line === undefined ? { path: '' } : { path: '', line: Number(line) }))
  }
  const tooMany = ['organisers', 'texts'].find((list) => indicesAt(value, list).length > mostInList)
  if (tooMany !== undefined) return fail(problemAt('too-many', { path: tooMany }))
  const shape = initiativeShape.safeParse(value, { reportInput: true })
  return ok({ draft: draftFrom(value), problems: shape.success ? [] : shape.error.issues.flatMap(problemsFrom) })
}

function problemsFrom(issue: z.core.$ZodIssue): ImportProblem[] {
  const steps = issue.path.filter((step): step is Step => typeof step !== 'symbol')
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => problemAt('unknown-key', { path: pathOf(...steps, key) }))
  }
  return [problemAt(issue.input === undefined ? 'missing' : 'wrong-type', { path: pathOf(...steps) })]
}

/** `texts[3].title`. An unknown key is the file's own word: what could upset a terminal is left out. */
const pathOf = (...steps: readonly Step[]): string =>
  steps
    .map((step) => (typeof step === 'number' ? `[${String(step)}]` : `.${step.slice(0, 40).replace(/[^\w-]/gu, '?')}`))
    .join('')
    .slice(1)

/** Takes what can be taken, whatever the shape, so that its values are judged along with it. */
const draftFrom = (value: unknown): Draft => ({
  format: 'json',
  registrationNumber: foundAt(value, 'registrationNumber'),
  registeredOn: foundAt(value, 'registeredOn'),
  registerUrl: foundAt(value, 'registerUrl'),
  opensOn: foundAt(value, 'period', 'opensOn'),
  closesOn: foundAt(value, 'period', 'closesOn'),
  organisers: indicesAt(value, 'organisers').map((index) => organiserFrom(value, index)),
  organisersAt: { path: 'organisers' },
  texts: indicesAt(value, 'texts').map((index) => textFrom(value, index)),
  textsAt: { path: 'texts' },
})

const organiserFrom = (value: unknown, index: number): DraftOrganiser => ({
  role: foundAt(value, 'organisers', index, 'role'),
  names: [foundAt(value, 'organisers', index, 'name')],
  email: foundAt(value, 'organisers', index, 'email'),
  country: foundAt(value, 'organisers', index, 'country'),
})

const textFrom = (value: unknown, index: number): DraftText => ({
  language: foundAt(value, 'texts', index, 'language'),
  isOriginal: foundAt(value, 'texts', index, 'isOriginal'),
  title: foundAt(value, 'texts', index, 'title'),
  objectives: foundAt(value, 'texts', index, 'objectives'),
  annexUrl: foundAt(value, 'texts', index, 'annexUrl'),
  websiteUrl: foundAt(value, 'texts', index, 'websiteUrl'),
})

/** Line ends are read as XML reads them: one `\n` each. */
function foundAt(value: unknown, ...steps: readonly Step[]): Found {
  const leaf = steps.reduce(stepInto, value)
  const path = pathOf(...steps)
  if (typeof leaf === 'boolean') return { text: String(leaf), path }
  return { text: typeof leaf === 'string' ? leaf.replaceAll('\r\n', '\n') : null, path }
}

function indicesAt(value: unknown, key: string): readonly number[] {
  const list = stepInto(value, key)
  return Array.isArray(list) ? [...list.keys()] : []
}

/** Own keys only: a file may name `constructor` or `__proto__`. */
const stepInto = (value: unknown, step: Step): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, step)
    ? (value as Readonly<Record<Step, unknown>>)[step]
    : undefined
