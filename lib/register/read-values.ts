import { parseCountry } from '#lib/domain/countries'
import { isDay, type Day } from '#lib/domain/day'
import type { Draft, Found } from './draft.ts'
import type { ImportProblemCode, Report } from './import-problem.ts'

/** Surrogates without their other half, and code points that Unicode keeps for no character at all. */
const noCharacter = String.raw`\p{Cs}\p{Noncharacter_Code_Point}`
/** Could make a text look other than it is stored. None of the 24 languages is written from right to left. */
const directing = String.raw`\u202A-\u202E\u2066-\u2069`
const unprintableInLine = new RegExp(String.raw`[\p{Cc}\p{Zl}\p{Zp}${noCharacter}${directing}]`, 'u')
const unprintable = new RegExp(String.raw`[[\p{Cc}${noCharacter}${directing}]--[\t\n]]`, 'v')
const legible = /[\p{L}\p{N}]/u

const longestAddress = 2000
const longestEmail = 254

/** A text of one line, exactly as it stands. Reports one that is absent, illegible or longer than `limit`. */
export function readLine(found: Found, limit: number, report: Report): string | null {
  const { text } = found
  const problem = problemWithText(text, unprintableInLine, limit)
  if (problem === null) return text
  report(problem, found)
  return null
}

/** As `readLine`, of a text that may have line breaks and tabs. */
export function readParagraphs(found: Found, limit: number, report: Report): string | null {
  const { text } = found
  const problem = problemWithText(text, unprintable, limit)
  if (problem === null) return text
  report(problem, found)
  return null
}

function problemWithText(text: string | null, refused: RegExp, limit: number): ImportProblemCode | null {
  if (text === null || !legible.test(text)) return 'missing'
  if (refused.test(text)) return 'control-character'
  return text.length > limit ? 'too-long' : null
}

/** Reads a day; in XML also with the time zone of `xs:date`, which does not move it, or as the register's pages have it. */
export function readDay(found: Found, format: Draft['format'], report: Report): Day | null {
  const text = readLine(found, 40, report)
  if (text === null) return null
  const day = format === 'xml' ? isoDayOf(text) : text
  if (isDay(day)) return day
  report('not-a-day', found)
  return null
}

function isoDayOf(text: string): string {
  const [, dayOfMonth, month, year] = /^(\d{2})\/(\d{2})\/(\d{4})$/u.exec(text) ?? []
  if (year !== undefined) return `${year}-${month ?? ''}-${dayOfMonth ?? ''}`
  return text.replace(/(?<=^\d{4}-\d{2}-\d{2})(?:Z|[+-]\d{2}:\d{2})$/u, '')
}

/** Reads the address of a web page: what stands on a public page as a link must not be able to run. */
export function readWebAddress(found: Found, report: Report): string | null {
  const text = readLine(found, longestAddress, report)
  if (text === null || isWebAddress(text)) return text
  report('not-a-web-address', found)
  return null
}

/** Spaces and quotes are refused before the parser sees them, since it forgives them. A user name can pose as a host. */
function isWebAddress(text: string): boolean {
  if (!/^https?:\/\/[^\s"<>\\^`{|}]+$/iu.test(text)) return false
  const address = URL.parse(text)
  return address !== null && address.username === '' && address.password === ''
}

/** Reads an e-mail address narrowly: it becomes a `mailto:` link, in which `?` and `&` would add headers. */
export function readEmailAddress(found: Found, report: Report): string | null {
  const text = readLine(found, longestEmail, report)
  if (text === null || emailAddress.test(text)) return text
  report('not-an-email-address', found)
  return null
}

const emailAddress = /^[^\s@<>()[\]\\,;:"?&%#/]+@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,}$/u

/** Reads a country in EU or ISO spelling, of either case. */
export function readCountry(found: Found, report: Report): string | null {
  const text = readLine(found, 40, report)
  if (text === null) return null
  const country = parseCountry(text)
  if (country === null) report('unknown-country', found)
  return country
}

/** What need not be there: nothing where nothing stands, else what `read` makes of it. */
export const readIfPresent = (
  found: Found,
  read: (found: Found, report: Report) => string | null,
  report: Report,
): string | null => (found.text === null ? null : read(found, report))
