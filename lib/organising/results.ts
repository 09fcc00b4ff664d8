import { parseTypedDay, type Day } from '#lib/domain/day'
import { isMemberState, type MemberState } from '#lib/domain/member-states'
import { fail, ok, type Result } from '#lib/domain/result'
import { readTypedNumber } from '#lib/domain/typed-number'
import type { Organising } from './organising.ts'

/** What an authority has reported of the statements that it was given, on paper and online together. */
export interface AuthorityResult {
  readonly memberState: MemberState
  readonly given: number
  readonly valid: number
  readonly reportedOn: Day
}

/** What noting results needs from the outside world. */
export interface ResultKeeping {
  readonly results: () => readonly AuthorityResult[]
  /** In the place of what the authority had reported before. */
  readonly keep: (result: AuthorityResult) => void
  readonly today: () => Day
}

/** What was typed into the form, as it came. */
export type TypedResult = Readonly<Record<keyof AuthorityResult, string>>

export type ResultProblem = 'choose-member-state' | 'no-number' | 'more-than-given' | 'no-day' | 'still-to-come'

export type ResultProblems = Readonly<Partial<Record<keyof AuthorityResult, ResultProblem>>>

/** More than any Member State has citizens. */
const largest = 100_000_000

/** Notes what an authority has reported. It takes the place of the forecast, and of what was noted before. */
export function noteResult(
  { audit }: Organising,
  keeping: ResultKeeping,
  typed: TypedResult,
  organiserId: number,
): Result<AuthorityResult, ResultProblems> {
  const [given, valid] = [numberIn(typed.given), numberIn(typed.valid)]
  const reportedOn = parseTypedDay(typed.reportedOn.trim())
  const { memberState } = typed
  const problems: ResultProblems = {
    ...(isMemberState(memberState) ? {} : { memberState: 'choose-member-state' as const }),
    ...(given === null ? { given: 'no-number' as const } : {}),
    ...problemWithValid(given, valid),
    ...problemWithDay(reportedOn, keeping.today()),
  }
  if (given === null || valid === null || reportedOn === null || !isMemberState(memberState)) return fail(problems)
  if (Object.keys(problems).length > 0) return fail(problems)
  const result = { memberState, given, valid, reportedOn }
  keeping.keep(result)
  audit({ event: 'result-noted', organiserId, memberState, count: valid })
  return ok(result)
}

function numberIn(text: string): number | null {
  const number = readTypedNumber(text)
  return number !== null && number <= largest ? number : null
}

function problemWithValid(given: number | null, valid: number | null): ResultProblems {
  if (valid === null) return { valid: 'no-number' }
  return given !== null && valid > given ? { valid: 'more-than-given' } : {}
}

function problemWithDay(day: Day | null, today: Day): ResultProblems {
  if (day === null) return { reportedOn: 'no-day' }
  return day > today ? { reportedOn: 'still-to-come' } : {}
}
