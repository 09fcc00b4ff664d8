import { ObjectIdentifier } from 'asn1js'
import type { PublicKeyInfo } from 'pkijs'

/** A curve on which every engine's WebCrypto agrees keys, with the derivation that RFC 5753 pairs it with. */
export interface Curve {
  readonly name: 'P-256' | 'P-384'
  readonly bytes: number
  readonly hash: 'SHA-256' | 'SHA-384'
  /** dhSinglePass-stdDH with that hash. */
  readonly agreement: string
}

const curves: ReadonlyMap<string, Curve> = new Map([
  ['1.2.840.10045.3.1.7', { name: 'P-256', bytes: 32, hash: 'SHA-256', agreement: '1.3.132.1.11.1' }],
  ['1.3.132.0.34', { name: 'P-384', bytes: 48, hash: 'SHA-384', agreement: '1.3.132.1.11.2' }],
])

/** The curve of a certificate's key; `null` where it is another, or written out by its parameters. */
export function curveOf({ algorithm }: PublicKeyInfo): Curve | null {
  const parameters: unknown = algorithm.algorithmParams
  return parameters instanceof ObjectIdentifier ? (curves.get(parameters.valueBlock.toString()) ?? null) : null
}
