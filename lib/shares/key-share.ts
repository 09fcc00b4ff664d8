/** One share of the organisers' private key: worth nothing alone. `docs/formats/key-share.md`. */
export interface KeyShare {
  /** How many shares open the key. */
  readonly needed: number
  /** Among how many people it was split. */
  readonly among: number
  /** Which of them this is, from 1. */
  readonly number: number
  /** The first five characters of the key's thumbprint. */
  readonly keyIdStart: string
  /** Told apart from the shares of every other splitting of the same key: those do not join with this one. */
  readonly splitting: number
  /** `ECI(2026)000001`, or the mark of another registration number; `null` where none was named. */
  readonly initiative: string | null
  /** 33 bytes as the Shamir library gives them: 32 of the polynomials' values, and where they were taken. */
  readonly part: Uint8Array
}

/** A share and whose it is to be. The name stands on the sheet alone: no share carries it. */
export interface HeldShare {
  readonly share: KeyShare
  readonly holder: string
}

/** How many characters of a thumbprint a share carries. */
export const keyIdStartLength = 5

/** One person alone is no splitting, and number and count take four bits each. */
export const fewestShares = 2
export const mostShares = 15

/** How many of how many, as `2/3`. */
export interface Splitting {
  readonly needed: number
  readonly among: number
}

/** Two of three: one may be lost, and none can open alone. */
export const usualSplitting: Splitting = { needed: 2, among: 3 }

export const isSplitting = ({ needed, among }: Splitting): boolean =>
  Number.isInteger(needed) &&
  Number.isInteger(among) &&
  needed >= fewestShares &&
  needed <= among &&
  among <= mostShares

/** Reads `2/3`; `null` where it is no way to split a key. */
export function readSplitting(text: string): Splitting | null {
  const [, needed, among] = /^(\d{1,2})\/(\d{1,2})$/u.exec(text.trim()) ?? []
  const splitting = { needed: Number(needed), among: Number(among) }
  return isSplitting(splitting) ? splitting : null
}
