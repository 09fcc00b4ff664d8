import { legible } from './legible.ts'

/** A group of a signatory's properties, as the Commission's schemas have them in all versions. */
export const group = (name: string, content: string): string =>
  `<group>${element('name', name)}<properties>${content}</properties></group>`

export const property = (key: string, value: string): string =>
  `<property>${element('key', `oct.property.${key}`)}${element('value', value)}</property>`

export const element = (name: string, text: string): string => `<${name}>${escapeXml(text)}</${name}>`

const special = /[&<>\r]/gu

/** Text of an element. A bare carriage return would be read as a line feed: XML 1.0, section 2.11. */
export const escapeXml = (text: string): string =>
  legible(text).replace(special, (character) => entities[character] ?? character)

const entities: Readonly<Partial<Record<string, string>>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' }
