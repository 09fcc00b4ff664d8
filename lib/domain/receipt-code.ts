/**
 * Reads the code of a receipt as people type it: with spaces, in capitals, without hyphens or with longer ones, and with
 * the letters that look like nought and one.
 *
 * @returns The statement's identifier (RFC 9562, section 4), whether there is such a statement or not; `null` where what
 * was typed can be none.
 */
export function readReceiptCode(typed: string): string | null {
  const digits = typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Cf}\p{Pd}.]+/gu, '')
    .replaceAll('o', '0')
    .replaceAll(/[il]/gu, '1')
  const parts = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/u.exec(digits)
  return parts === null ? null : parts.slice(1).join('-')
}
