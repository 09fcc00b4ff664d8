import { stringify, type Options } from 'csv-stringify/sync'
import type { Reader } from './reader.ts'

/** What organisers see of those who read their news, and can do with them. */
export interface NewsReaders {
  readonly counts: () => { readonly confirmed: number; readonly waiting: number }
  /** Those who have confirmed, in an order that says nothing. */
  readonly confirmed: () => Generator<Reader>
  /** Deletes all, confirmed or not. @returns How many there were. */
  readonly deleteAll: () => number
}

/** RFC 4180. The byte order mark makes spreadsheets read UTF-8; none of the texts can begin like a formula. */
const format: Options = { record_delimiter: '\r\n' }

/**
 * The confirmed readers as a table, line by line, for the program that writes to them. Each line has the reader's own
 * link to leave: it belongs into every e-mail.
 *
 * @param origin - The address that the public sees, without a path.
 */
export function* readersFile({ confirmed }: Pick<NewsReaders, 'confirmed'>, origin: string): Generator<string> {
  yield stringify([['address', 'language', 'confirmed_on', 'leave']], { ...format, bom: true })
  for (const { address, language, confirmedOn, token } of confirmed()) {
    yield stringify([[address, language, confirmedOn ?? '', leaveAddress(origin, language, token)]], format)
  }
}

/** Where a press of a button deletes an address. */
export const leaveAddress = (origin: string, language: string, token: string): string =>
  `${origin}/${language}/updates/leave?token=${token}`

/** Where a mail program leaves on its reader's behalf, by one POST (RFC 8058). */
export const oneClickAddress = (origin: string, language: string, token: string): string =>
  `${origin}/${language}/updates/one-click?token=${token}`

export const confirmAddress = (origin: string, language: string, token: string): string =>
  `${origin}/${language}/updates/confirm?token=${token}`
