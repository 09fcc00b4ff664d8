import { isLawful, type CollectionPeriod } from '#lib/domain/collection-period'
import { monthsAfter, type Day } from '#lib/domain/day'
import type { Initiative } from '#lib/domain/initiative'
import { fail, ok, type Result } from '#lib/domain/result'
import type { Draft } from './draft.ts'
import { problemAt, type ImportProblem, type Report } from './import-problem.ts'
import { readOrganisers } from './read-organisers.ts'
import { readTexts } from './read-texts.ts'
import { readDay, readLine, readWebAddress } from './read-values.ts'

/** Stands for a value that was refused. Never seen: an initiative with a problem is not returned. */
const refused = ''

/**
 * Judges whether a draft is an initiative that may be collected for, and says all that speaks against it.
 *
 * Source: Regulation (EU) 2019/788, Articles 5, 6 and 8 and Annex II.
 */
export function judgeDraft(draft: Draft): Result<Initiative, readonly ImportProblem[]> {
  const problems: ImportProblem[] = []
  const report: Report = (code, place) => problems.push(problemAt(code, place))

  const registrationNumber = readRegistrationNumber(draft, report)
  const registeredOn = readDay(draft.registeredOn, draft.format, report)
  const initiative = {
    registrationNumber: registrationNumber ?? refused,
    registeredOn: registeredOn ?? refused,
    registerUrl: readWebAddress(draft.registerUrl, report) ?? refused,
    period: readPeriod(draft, isEuropean(registrationNumber ?? '') ? registeredOn : null, report),
    organisers: readOrganisers(draft, report),
    texts: readTexts(draft, report),
  }
  return problems.length === 0 ? ok(initiative) : fail(problems)
}

/** `ECI(2026)000001`: a European citizens' initiative, registered by the Commission. */
const isEuropean = (registrationNumber: string): boolean => /^ECI\(\d{4}\)\d{6}$/u.test(registrationNumber)

/**
 * The register's XML holds European initiatives alone. Others number theirs as they like, yet what begins like a
 * European number must be one, else a slip of the pen would switch off the rules for them.
 */
function readRegistrationNumber({ format, registrationNumber }: Draft, report: Report): string | null {
  const text = readLine(registrationNumber, longestNumber, report)
  if (text === null || isEuropean(text)) return text
  if (format === 'json' && !/^ECI/iu.test(text) && text === text.trim()) return text
  report('not-a-registration-number', registrationNumber)
  return null
}

const longestNumber = 40

/** @param registeredOn - The day of a European initiative's registration; `null` where no period depends on it. */
function readPeriod(draft: Draft, registeredOn: Day | null, report: Report): CollectionPeriod {
  const opensOn = readDay(draft.opensOn, draft.format, report)
  const closesOn = readDay(draft.closesOn, draft.format, report)
  if (opensOn !== null && registeredOn !== null) {
    if (opensOn < registeredOn) report('opens-before-registration', draft.opensOn)
    if (isOfPresentLaw(registeredOn) && opensOn > monthsAfter(registeredOn, 6)) report('opens-too-late', draft.opensOn)
  }
  const period = { opensOn: opensOn ?? refused, closesOn: closesOn ?? refused }
  if (opensOn !== null && closesOn !== null) reportUnlawfulLength(period, draft, report)
  return period
}

/**
 * Regulation (EU) No 211/2011 lets organisers choose no first day, and the Commission has put off many of those it counted
 * from: what the register says of an initiative of before 2020 is taken as it is.
 */
const isOfPresentLaw = (registeredOn: Day): boolean => registeredOn >= '2020-01-01'

function reportUnlawfulLength(period: CollectionPeriod, draft: Draft, report: Report): void {
  if (isLawful(period)) return
  const endsTooEarly = period.closesOn < period.opensOn
  report(endsTooEarly ? 'period-ends-before-it-begins' : 'period-too-long', draft.closesOn)
}
