/** Why a file from the register cannot be imported. Each has a sentence in `problem-sentences.ts`. */
export const importProblemCodes = [
  // The file as a whole: one of these ends the reading.
  'too-large',
  'wrong-encoding',
  'unknown-format',
  'doctype',
  'too-deep',
  'malformed-xml',
  'malformed-json',
  'no-initiative',
  'too-many',
  // Its parts.
  'missing',
  'duplicated',
  'misplaced',
  'markup-in-text',
  'text-out-of-place',
  'wrong-type',
  'unknown-key',
  'subject-has-no-place',
  'partially-registered',
  // What stands in them.
  'control-character',
  'too-long',
  'not-a-registration-number',
  'not-a-day',
  'not-a-web-address',
  'not-an-email-address',
  'not-true-or-false',
  'unknown-role',
  'unknown-country',
  'unknown-language',
  'title-too-long',
  'objectives-too-long',
  // How they agree with one another.
  'no-representative',
  'no-original',
  'more-than-one-original',
  'language-twice',
  'period-ends-before-it-begins',
  'period-too-long',
  'opens-before-registration',
  'opens-too-late',
] as const

export type ImportProblemCode = (typeof importProblemCodes)[number]

/** Where something stands in the file: `initiative/languages/language[2]/title` in XML, `texts[1].title` in JSON. */
export interface Place {
  /** Empty for the file as a whole. Made of the format's own names, never of the file's words. */
  readonly path: string
  /** Counted from 1, where it is known. */
  readonly line?: number
}

export interface ImportProblem extends Place {
  readonly code: ImportProblemCode
}

/** Takes note of a problem; reading goes on, so that all of them are told at once. */
export type Report = (code: ImportProblemCode, place: Place) => void

export const problemAt = (code: ImportProblemCode, { path, line }: Place): ImportProblem =>
  line === undefined ? { code, path } : { code, path, line }
