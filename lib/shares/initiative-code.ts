/**
 * An initiative in 32 bits: a share names it without room for its text. A European number is kept as it is, any other
 * as a mark of itself; nought is none.
 */
const european = /^ECI\((2[01]\d\d)\)(\d{6})$/u

/** Set where the other bits are a mark. */
const isMark = 0x80000000

/** @returns What `readShare` gives as the initiative of a share. */
export async function initiativeMarkOf(registrationNumber: string): Promise<string> {
  if (european.test(registrationNumber)) return registrationNumber
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(registrationNumber.normalize('NFC')))
  const bits = (new DataView(digest).getUint32(0) | isMark) >>> 0
  return `#${bits.toString(16)}`
}

export function initiativeBits(initiative: string | null): number {
  if (initiative === null) return 0
  const [, year, number] = european.exec(initiative) ?? []
  if (year === undefined) return Number.parseInt(initiative.slice(1), 16)
  return (Number(year) - 2000) * 1_000_000 + Number(number) + 1
}

export function initiativeOfBits(bits: number): string | null {
  if (bits === 0) return null
  if (bits >= isMark) return `#${bits.toString(16)}`
  const year = 2000 + Math.floor((bits - 1) / 1_000_000)
  return `ECI(${String(year)})${String((bits - 1) % 1_000_000).padStart(6, '0')}`
}
