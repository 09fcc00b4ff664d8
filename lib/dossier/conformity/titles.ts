/** Where the title of a test or group begins: after `it(`, `test.each(…)(`, or a table in backquotes. */
const title =
  /(?:\b(?:it|test|describe)(?:\.\w+)*\(|[)`]\()\s*(?:'((?:\\.|[^'\\])*)'|"((?:\\.|[^"\\])*)"|`((?:\\.|[^`\\])*)`)/gsu

/** The titles of the tests and groups in a test file, as they are written: with `%s` and `${…}` in them. */
export const titlesIn = (text: string): readonly string[] =>
  [...text.matchAll(title)].map(([, single, double, back]) => single ?? double ?? back ?? '')

/**
 * Whether a title that a runner reports is one that was written with this part in it: what stood for a value in the
 * source is a value there.
 */
export const reportedAs = (part: string): RegExp =>
  new RegExp(part.split(placeholder).map(RegExp.escape).join('.*'), 'su')

/** What a runner puts a value in the place of. */
const placeholder = /%[sdifjo]|\$\{[^}]*\}|\$\w+/u
