import type { Place } from './import-problem.ts'

/** What stands at a place in the file, before it is known to make sense; `null` where nothing stands. */
export interface Found extends Place {
  readonly text: string | null
}

export interface DraftOrganiser {
  readonly role: Found
  /** Given names and family names apart in XML, together in JSON. */
  readonly names: readonly Found[]
  readonly email: Found
  readonly country: Found
}

export interface DraftText {
  readonly language: Found
  readonly isOriginal: Found
  readonly title: Found
  readonly objectives: Found
  readonly annexUrl: Found
  readonly websiteUrl: Found
}

/** More organisers or texts than this are no initiative's, and telling every problem of each would take too long. */
export const mostInList = 200

/** An initiative as either format holds it: all the words, none of them judged. */
export interface Draft {
  readonly format: 'xml' | 'json'
  readonly registrationNumber: Found
  readonly registeredOn: Found
  readonly registerUrl: Found
  readonly opensOn: Found
  readonly closesOn: Found
  readonly organisers: readonly DraftOrganiser[]
  readonly organisersAt: Place
  readonly texts: readonly DraftText[]
  readonly textsAt: Place
}
