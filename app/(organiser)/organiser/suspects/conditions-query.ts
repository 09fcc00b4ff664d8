import { brusselsTimeOf, utcHourOf } from '#lib/domain/brussels-hour'
import { fail, type Result } from '#lib/domain/result'
import type { Alarm } from '#lib/organising/alarms'
import { readConditions, type ConditionsProblem, type SuspicionConditions } from '#lib/organising/suspicions'

export const suspectsPage = '/organiser/suspects'

/** What the form of conditions holds, as it was typed and ticked. */
export interface TypedConditions {
  /** On the clock of Brussels, `2026-11-29T22:00`. */
  readonly from: string
  readonly to: string
  readonly lane: readonly string[]
  readonly memberState: readonly string[]
  readonly language: readonly string[]
}

type Query = Readonly<Record<string, string | readonly string[] | undefined>>

export const typedIn = (query: Query): TypedConditions => ({
  from: all(query['from'])[0] ?? '',
  to: all(query['to'])[0] ?? '',
  lane: all(query['lane']),
  memberState: all(query['memberState']),
  language: all(query['language']),
})

export const typedInForm = (form: FormData): TypedConditions =>
  typedIn(
    Object.fromEntries(
      [...new Set(form.keys())].map((name) => [name, form.getAll(name).filter((value) => typeof value === 'string')]),
    ),
  )

const all = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value

export function conditionsFrom(typed: TypedConditions): Result<SuspicionConditions, ConditionsProblem> {
  const fromHour = typed.from === '' ? null : utcHourOf(typed.from, 'first')
  const toHour = typed.to === '' ? null : utcHourOf(typed.to, 'second')
  if ((typed.from !== '' && fromHour === null) || (typed.to !== '' && toHour === null)) return fail('no-such-hour')
  const { lane: lanes, memberState: memberStates, language: languages } = typed
  return readConditions({ fromHour, toHour, lanes, memberStates, languages })
}

/** The address of the page with conditions filled in: codes and hours, nothing of anybody. */
export function previewAddress({ from, to, ...chosen }: TypedConditions): `/organiser/${string}` {
  const query = new URLSearchParams({ from, to, preview: 'yes' })
  for (const [name, values] of Object.entries(chosen)) for (const value of values) query.append(name, value)
  return `${suspectsPage}?${query.toString()}`
}

/** The address that examines what an alarm is about. */
export function examineAddress({
  kind,
  memberState: place,
  hour,
}: Pick<Alarm, 'kind' | 'memberState' | 'hour'>): string {
  const at = brusselsTimeOf(hour)
  return previewAddress({
    from: at,
    to: at,
    lane: kind === 'burst' ? [] : [kind],
    memberState: place === null ? [] : [place],
    language: [],
  })
}
