export const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes))

/** @returns `null` where the text is not base64 (RFC 4648, section 4), or not as it is written. */
export function readBase64(text: string): Uint8Array | null {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/u.test(text)) return null
  const bytes = Uint8Array.from(atob(text), (letter) => letter.codePointAt(0) ?? 0)
  return base64(bytes) === text ? bytes : null
}
