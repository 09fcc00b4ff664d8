/**
 * Reads the code by which a statement stands in the public log, as people type it: in groups, in capitals, or the first
 * part of it alone.
 *
 * @returns At least 16 lower-case hexadecimal digits, and 64 at the most; `null` where what was typed is no such code.
 */
export function readCommitment(typed: string): string | null {
  const digits = typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Cf}\p{Pd}.:]+/gu, '')
    .replaceAll('o', '0')
    .replaceAll(/[il]/gu, '1')
  return /^[0-9a-f]{16,64}$/u.test(digits) ? digits : null
}
