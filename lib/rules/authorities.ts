import type { MemberState } from '#lib/domain/member-states'

/** What is known of a Member State's competent authority before anybody has asked it. */
interface KnownAuthority {
  readonly authority: string
  /** As far as the source gives it; organisers complete it. */
  readonly address: string
  readonly language: string
  readonly source: string
  /** How sure it is: names and places change, and the Commission's register of authorities decides. */
  readonly status: 'verified' | 'unverified'
}

/**
 * Competent authorities for verifying statements (Regulation (EU) 2019/788, Article 20), as far as a source names them. All
 * are to be compared with the online register; whoever is not here is looked up there.
 */
export const knownAuthorities: Readonly<Partial<Record<MemberState, KnownAuthority>>> = {
  DE: {
    authority: 'Bundesverwaltungsamt',
    address: 'Köln',
    language: 'de',
    source: 'EBIG, § 1',
    status: 'verified',
  },
  IT: {
    authority: 'Ministero dell’Interno, Dipartimento per gli affari interni e territoriali',
    address: '',
    language: 'it',
    source: 'DPR 193/2012',
    status: 'unverified',
  },
}
