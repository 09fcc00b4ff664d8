const isText = /^(?:text\/[\w.+-]+|[\w.-]+\/(?:[\w.-]+\+)?xml)\s*(?:;|$)/iu
const hasCharset = /;\s*charset=/iu

/**
 * A media type that says how its characters are written, where it is one of text or XML, SVG included: UTF-8 throughout,
 * as no browser is to guess. JSON and what has no characters stay as they are (ASVS 5.0.0, 4.1.1).
 */
export const withCharset = (type: string): string =>
  isText.test(type) && !hasCharset.test(type) ? `${type}; charset=utf-8` : type
