/** Text that can stand in XML and HTML, between tags and in attributes alike. */
export const escaped = (text: string): string => legal(text).replace(/[&<>"']/gu, (sign) => signs[sign] ?? sign)

const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Without the characters that XML forbids even when escaped (XML 1.0, section 2.2). */
export const legal = (text: string): string =>
  text.toWellFormed().replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
