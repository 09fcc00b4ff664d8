/** What a sealed statement says of itself without being opened, and what cannot be changed without breaking the seal. */
export interface SealContext {
  /** Registration number of the initiative. */
  readonly initiative: string
  readonly memberState: string
  /** Rule pack and version, as `eci-2019/2026-11-22`. */
  readonly pack: string
  /** The statement's identifier: the one on the signatory's receipt. */
  readonly statement: string
}

/** Media type of a sealed statement, in the `typ` of its protected header. */
export const sealedStatementType = 'eci-statement+jwe'
