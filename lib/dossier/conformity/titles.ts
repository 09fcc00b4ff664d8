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
export function reportedAs(part: string): RegExp {
  const literal = part.replaceAll(/[.*+?^()[\]\\|/-]/gu, String.raw`\$&`)
  const loose = literal.replaceAll(/%[sdifjo]|\$\{[^}]*\}|\$[\w]+/gu, '.*').replaceAll(/[{}$]/gu, String.raw`\$&`)
  return new RegExp(loose, 'su')
}
