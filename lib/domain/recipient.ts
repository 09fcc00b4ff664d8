/** What an authority's key locks: a whole package in one of three envelopes, or (`jose`) each statement as it arrives. */
export type KeyKind = Recipient['envelope'] | 'jose'

/** The competent authority of a Member State, as a package is addressed to it. */
export interface Recipient {
  readonly memberState: string
  readonly authority: string
  readonly address: string
  readonly language: string
  readonly envelope: 'cms' | 'openpgp' | 'age'
  /** A certificate in PEM, an armored OpenPGP key, or `age1…`: public in each case. */
  readonly key: string
  /** SHA-256 of the certificate or the OpenPGP fingerprint, lower-case hex; of age the recipient itself. */
  readonly fingerprint: string
}

/** An authority whose key, and not the organisers', statements are sealed to as they arrive. */
export interface SealedToAuthority extends Pick<Recipient, 'authority' | 'address' | 'language'> {
  /** A public JWK on X25519 or P-256. */
  readonly key: string
  /** SHA-256 of the key (RFC 7638), lower-case hex; what `kid` says in base64url. */
  readonly fingerprint: string
}
