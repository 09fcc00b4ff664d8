import { spelledOut } from '#lib/forms/spelled-out'

/** What no XML 1.0 document may hold, not even escaped: most control characters, halves of surrogate pairs. */
const unprintable = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

const breaks = /[\t\n\r]/gu

/**
 * Text that every one of the package's files can hold, so that all of them agree. Source: XML 1.0, production 2.
 */
export const legible = (text: string): string => text.replace(unprintable, spelledOut)

/** The same for a value that stands in one cell: line breaks and tabs are spelled out as well. */
export const legibleLine = (text: string): string => legible(text).replace(breaks, spelledOut)
