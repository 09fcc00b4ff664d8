/**
 * What is wrong with the regular expression of a format, or nothing: it must take a whole text, so that no alternative begins
 * or ends anywhere else (`^a|b$` takes `ax`), and read the same each time it is used.
 */
export function wrongWithFormat({ source, flags }: RegExp): string | null {
  if (/[gimsy]/u.test(flags)) return 'flags'
  // What is escaped, and what stands in a class of letters, says nothing of the whole.
  const bare = source.replaceAll(/\\./gu, 'x').replaceAll(/\[[^\]]*\]/gu, 'x')
  if (!bare.startsWith('^') || !bare.endsWith('$')) return 'not anchored'
  const within = bare.slice(1, -1)
  if (/[$^]/u.test(within)) return 'anchored within'
  return withoutGroups(within).includes('|') ? 'alternatives without a group' : null
}

/** The innermost groups go first, until none is left. */
function withoutGroups(text: string): string {
  const fewer = text.replaceAll(/\([^()]*\)/gu, 'x')
  return fewer === text ? text : withoutGroups(fewer)
}
