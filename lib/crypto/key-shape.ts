/** An organisers' public key: a JWK of type OKP on the curve X25519 (RFC 8037, section 2). */
export interface PublicKey {
  readonly kty: 'OKP'
  readonly crv: 'X25519'
  /** 32 bytes, base64url. */
  readonly x: string
}

/** A public key of an authority on the curve P-256 (RFC 7518, section 6.2.1): what many of them have hardware for. */
interface PublicKeyOnP256 {
  readonly kty: 'EC'
  readonly crv: 'P-256'
  /** 32 bytes each, base64url. */
  readonly x: string
  readonly y: string
}

/** A key that statements are sealed to: the organisers', or an authority's. */
export type SealingPublicKey = PublicKey | PublicKeyOnP256
