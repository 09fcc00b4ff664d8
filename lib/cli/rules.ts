/**
 * Shows rule packs, and tries statements of support against them. Nothing is kept.
 *
 * `check` reads one JSON object a line from standard input and answers each, in order, with one line:
 *
 * ```json
 * {"memberState":"EE","today":"2026-11-22","fields":{"givenNames":"Mari"}}
 * {"ok":false,"problems":[{"field":"familyNames","problem":"missing","severity":"hard"}, …]}
 * ```
 *
 * `ok` is false where a hard problem stands; doubts are listed beside it. `today` may be left out and is then the day
 * it is in Brussels. A field of the form is text, or null where it was left empty; fields that no form has are dropped,
 * whatever they hold. Blank lines get no answer. A line that cannot be read is answered at the field `line`, with
 * `not-json` or `malformed`, and does not end the run.
 *
 * Of a pack whose law was amended, an initiative follows the edition of its day of registration: `registeredOn` in the line,
 * else `--on DAY`, else `today` in the line, else the newest. Ages go by `today`, whatever the edition.
 */
import { once } from 'node:events'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { brusselsDayOf, isDay, type Day } from '#lib/domain/day'
import { euCodeOf, isSigningState } from '#lib/domain/member-states'
import { fail, ok, type Result } from '#lib/domain/result'
import {
  editionFor,
  fieldNames,
  type Edition,
  type FieldRule,
  type MemberStateRule,
  type RulePack,
} from '#lib/domain/rule'
import { parseStatement } from '#lib/domain/statement-of-support'
import { rulePackOf, rulePacks } from '#lib/rules/rule-packs'

const usage = `Usage:
  ./run -s rules check --pack eci-2019 [--on DAY] < statements.jsonl   answers each statement with its problems
  ./run -s rules show --pack eci-2019 [--on DAY] [EE]                  prints the rule of one state, or of all

DAY, as 2013-01-31, is the day on which the initiative was registered: its forms are those of that day.
Packs: ${Object.keys(rulePacks).join(', ')}.
`

interface Problem {
  readonly field: string
  readonly problem: string
  readonly severity: 'hard' | 'soft'
}

interface Answer {
  readonly ok: boolean
  readonly problems: readonly Problem[]
}

type Request =
  | { readonly command: 'help' }
  | { readonly command: 'check'; readonly pack: RulePack; readonly registeredOn: Day | null }
  | {
      readonly command: 'show'
      readonly pack: RulePack
      readonly edition: Edition
      readonly rules: readonly MemberStateRule[]
    }

/** Longer lines than any statement needs are answered as malformed, so that memory stays bounded. */
const longestLine = 4_000_000

const lineShape = z.object({
  memberState: z.string(),
  today: z.string().optional(),
  registeredOn: z.string().optional(),
  fields: z.object(Object.fromEntries(fieldNames.map((name) => [name, z.string().nullish()]))),
})

const refused = (field: string, problem: string): Problem => ({ field, problem, severity: 'hard' })

const refusedLine = (problem: 'not-json' | 'malformed'): Answer => ({ ok: false, problems: [refused('line', problem)] })

function answerTo(line: string, pack: RulePack, registered: Day | null): Answer {
  if (line.length > longestLine) return refusedLine('malformed')
  const json = parseJson(line)
  if (!json.ok) return refusedLine(json.problem)
  const shaped = lineShape.safeParse(json.value)
  return shaped.success ? answerToLine(shaped.data, pack, registered) : refusedLine('malformed')
}

function answerToLine(line: z.infer<typeof lineShape>, pack: RulePack, registered: Day | null): Answer {
  const { today = brusselsDayOf(new Date()), fields } = line
  const wrong = wrongDaysOf({ today, registeredOn: line.registeredOn })
  const edition = wrong.length > 0 ? pack : editionOf(pack, line.registeredOn ?? registered ?? line.today ?? null)
  const rule = ruleOf(edition, line.memberState)
  if (rule === undefined) return { ok: false, problems: [refused('memberState', 'unknown-member-state'), ...wrong] }
  if (wrong.length > 0) return { ok: false, problems: wrong }

  const typed = Object.entries(fields).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  const parsed = parseStatement(rule, Object.fromEntries(typed), today)
  return { ok: parsed.ok, problems: parsed.ok ? parsed.value.doubts : parsed.problem }
}

/** The days that were given and do not exist. */
const wrongDaysOf = (days: Readonly<Record<string, string | undefined>>): readonly Problem[] =>
  Object.entries(days).flatMap(([name, day]) => (day === undefined || isDay(day) ? [] : [refused(name, 'not-a-day')]))

const editionOf = (pack: RulePack, registeredOn: Day | null): Edition =>
  registeredOn === null ? pack : editionFor(pack, registeredOn)

/** The rule of a state by its EU code, or by that of ISO 3166: Greece and the United Kingdom have another there. */
function ruleOf({ rules }: Edition, code: string): MemberStateRule | undefined {
  const state = code === 'GB' ? 'UK' : euCodeOf(code)
  return isSigningState(state) ? rules[state] : undefined
}

function parseJson(line: string): Result<unknown, 'not-json'> {
  try {
    // Trimming takes the carriage return, and the byte order mark that some editors put before the first line.
    const value: unknown = JSON.parse(line.trim())
    return ok(value)
  } catch {
    // A SyntaxError, which is an answer here.
    return fail('not-json')
  }
}

/**
 * The lines of a stream, as many at once as became complete. Splits at line feeds alone: `node:readline` would also
 * split at U+2028, which may stand in a JSON string.
 */
async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<readonly string[]> {
  let unfinished = ''
  for await (const chunk of chunks) {
    const [first = '', ...others] = chunk.split('\n')
    if (unfinished.length <= longestLine) unfinished += first
    const last = others.pop()
    if (last === undefined) continue
    yield [unfinished, ...others]
    unfinished = last
  }
  yield [unfinished]
}

async function check(pack: RulePack, registeredOn: Day | null): Promise<void> {
  process.stdin.setEncoding('utf8')
  for await (const lines of linesOf(process.stdin)) {
    const answers = lines
      .filter((line) => line.trim() !== '')
      .map((line) => `${JSON.stringify(answerTo(line, pack, registeredOn))}\n`)
      .join('')
    if (!process.stdout.write(answers)) await once(process.stdout, 'drain')
  }
}

/** A rule as JSON: formats as the sources of regular expressions, check digits by whether there is one. */
function describe(pack: RulePack, edition: Edition, { fields, documents, ...rule }: MemberStateRule): unknown {
  return {
    pack: pack.id,
    version: pack.version,
    annexRevision: edition.annexRevision,
    ...rule,
    fields: fields.map(describeField),
    documents: documents.map(({ type, officialName, format, hasCheckDigit, canonical }) => ({
      type,
      officialName,
      format: format.source,
      hasCheckDigit: hasCheckDigit !== undefined,
      hasSeveralSpellings: canonical !== undefined,
    })),
  }
}

function describeField(field: FieldRule): unknown {
  if (field.kind !== 'postal-code') return field
  const formats = Object.entries(field.formats).map(([country, format]) => [country, format?.source])
  return { ...field, formats: Object.fromEntries(formats) as unknown }
}

function show({ pack, edition, rules }: Extract<Request, { command: 'show' }>): void {
  const described = rules.map((rule) => describe(pack, edition, rule))
  process.stdout.write(`${JSON.stringify(rules.length === 1 ? described[0] : described, null, 2)}\n`)
}

function requestFrom(args: readonly string[]): Result<Request, string> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { pack: { type: 'string' }, on: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
  })
  if (values.help === true) return ok({ command: 'help' })
  if (values.on !== undefined && !isDay(values.on)) return fail('--on takes a day, as 2013-01-31.\n')
  return requestOf(positionals, packNamed(values.pack), values.on)
}

function requestOf(
  [command, ...operands]: readonly string[],
  pack: Result<RulePack, string>,
  registeredOn: Day | null = null,
): Result<Request, string> {
  if (command === undefined) return fail(`No command given.\n${usage}`)
  if (command !== 'check' && command !== 'show') return fail(`Unknown command "${command}".\n${usage}`)
  if (!pack.ok) return pack
  if (operands.length > (command === 'check' ? 0 : 1)) return fail(`Too many arguments.\n${usage}`)
  if (command === 'check') return ok({ command, pack: pack.value, registeredOn })
  return showRequest(pack.value, editionOf(pack.value, registeredOn), operands[0])
}

function packNamed(id: string | undefined): Result<RulePack, string> {
  const known = `There are: ${Object.keys(rulePacks).join(', ')}.\n`
  if (id === undefined) return fail(`Say which rule pack, for instance --pack eci-2019. ${known}`)
  const pack = rulePackOf(id)
  return pack === undefined ? fail(`Unknown rule pack "${id}". ${known}`) : ok(pack)
}

function showRequest(pack: RulePack, edition: Edition, code: string | undefined): Result<Request, string> {
  const all = pack.states.flatMap((state) => edition.rules[state] ?? [])
  if (code === undefined) return ok({ command: 'show', pack, edition, rules: all })
  const rule = ruleOf(edition, code)
  if (rule !== undefined) return ok({ command: 'show', pack, edition, rules: [rule] })
  return fail(`Unknown Member State "${code}". There are: ${pack.states.join(', ')}.\n`)
}

function readArguments(): Result<Request, string> {
  try {
    return requestFrom(process.argv.slice(2))
  } catch (error) {
    // parseArgs throws a TypeError that says which option it does not know.
    return fail(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
  }
}

// `rules show | head` closes the pipe before everything is written; nobody is left to tell.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

const request = readArguments()
if (!request.ok) {
  process.stderr.write(request.problem)
  process.exitCode = 2
} else if (request.value.command === 'help') process.stdout.write(usage)
else if (request.value.command === 'show') show(request.value)
else await check(request.value.pack, request.value.registeredOn)
