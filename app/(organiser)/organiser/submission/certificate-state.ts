import type { CertificateProblems } from '#lib/organising/validity-certificates'

/** What the form of a certificate shows after it was sent. What was kept leads on to the page as it stands then. */
export interface CertificateState {
  readonly typed: Readonly<Partial<Record<string, string>>>
  readonly problems: CertificateProblems
  /** Grows with each sending: controls are made anew with what was typed. */
  readonly attempt: number
}

export const untouched: CertificateState = { typed: {}, problems: {}, attempt: 0 }
