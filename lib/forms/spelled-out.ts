/** How a character that cannot be written is spelled out: lost to the eye, but not to the reader. */
export const spelledOut = (character: string): string =>
  `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`
