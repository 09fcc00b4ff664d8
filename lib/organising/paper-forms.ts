import { brusselsDayOf, parseTypedDay, type Day } from '#lib/domain/day'
import { isMemberState, type MemberState } from '#lib/domain/member-states'
import { fail, ok, type Result } from '#lib/domain/result'
import { lengthOf, lineOf } from '#lib/site-settings/typed-text'

/** What is counted of a bundle. */
export interface Counted {
  readonly sheets: number
  readonly statements: number
}

/** Characters that are written on a bundle, and of an authority's name, at most. */
const longestName = 60
const longestAuthority = 120

/**
 * More statements than this on one sheet are a slip of the keyboard. The law sets no number of rows; both sides of a sheet
 * whose rows are 8.5 mm high, as low as our own forms ever make them, do not hold as many below the text that must be
 * there.
 */
export const mostOnSheet = 40

/** What can be wrong with what was typed, by field. */
type Problems<Field extends string, Code> = Readonly<Partial<Record<Field, Code>>>

export type CountProblems = Problems<'sheets', 'no-number'> &
  Problems<'statements', 'no-number' | 'fewer-than-sheets' | 'too-many-for-sheets'>

export type NewBundleProblems = CountProblems &
  Problems<'name', 'missing' | 'too-long' | 'taken'> &
  Problems<'memberState', 'no-member-state'>

export type SendingProblems = Problems<'to', 'missing' | 'too-long'> &
  Problems<'on', 'no-day' | 'in-future' | 'before-opening'>

export type TypedCount = Readonly<Record<'sheets' | 'statements', string>>
export type TypedNewBundle = TypedCount & Readonly<Record<'name' | 'memberState', string>>
export type TypedSending = Readonly<Record<'to' | 'on', string>>

/** Whole numbers from one up. Each sheet bears a statement, else it does not belong into the bundle. */
export function readCount(form: TypedCount): Result<Counted, CountProblems> {
  const [sheets, statements] = [wholeNumber(form.sheets), wholeNumber(form.statements)]
  if (sheets === null || statements === null) {
    return fail({
      ...(sheets === null ? { sheets: 'no-number' as const } : {}),
      ...(statements === null ? { statements: 'no-number' as const } : {}),
    })
  }
  if (statements < sheets) return fail({ statements: 'fewer-than-sheets' })
  if (statements > sheets * mostOnSheet) return fail({ statements: 'too-many-for-sheets' })
  return ok({ sheets, statements })
}

/** Digits, and spaces between thousands: a dot or a comma means another thing in each language. */
function wholeNumber(typed: string): number | null {
  const digits = lineOf(typed).replaceAll(' ', '')
  return /^0*[1-9]\d{0,5}$/u.test(digits) ? Number(digits) : null
}

export function readNewBundle(
  form: TypedNewBundle,
): Result<Counted & { readonly name: string; readonly memberState: MemberState }, NewBundleProblems> {
  const name = lineOf(form.name)
  const { memberState } = form
  const count = readCount(form)
  const badName = problemWithLine(name, longestName)
  if (count.ok && badName === null && isMemberState(memberState)) return ok({ name, memberState, ...count.value })
  return fail({
    ...(badName === null ? {} : { name: badName }),
    ...(isMemberState(memberState) ? {} : { memberState: 'no-member-state' as const }),
    ...(count.ok ? {} : count.problem),
  })
}

/** Where a bundle went, and when: not on a day that is still to come in Brussels, nor before anybody could sign. */
export function readSending(
  form: TypedSending,
  { opensOn, now }: { readonly opensOn: Day | null; readonly now: Date },
): Result<{ readonly to: string; readonly on: Day }, SendingProblems> {
  const to = lineOf(form.to)
  const on = parseTypedDay(form.on)
  const badLine = problemWithLine(to, longestAuthority)
  const badDay = problemWithDay(on, opensOn, brusselsDayOf(now))
  if (on !== null && badLine === null && badDay === null) return ok({ to, on })
  return fail({ ...(badLine === null ? {} : { to: badLine }), ...(badDay === null ? {} : { on: badDay }) })
}

const problemWithLine = (line: string, longest: number): 'missing' | 'too-long' | null =>
  line === '' ? 'missing' : lengthOf(line) > longest ? 'too-long' : null

function problemWithDay(on: Day | null, opensOn: Day | null, today: Day): NonNullable<SendingProblems['on']> | null {
  if (on === null) return 'no-day'
  if (on > today) return 'in-future'
  return opensOn !== null && on < opensOn ? 'before-opening' : null
}
