import type { MemberState } from '#lib/domain/member-states'
import type { Day } from '#lib/domain/day'

/** A text in some languages, by their codes. */
export type InLanguages = Readonly<Partial<Record<string, string>>>

/** A picture that organisers have put on their site. */
export interface SitePicture {
  /** With the digest of its bytes: another picture has another address. */
  readonly address: string
  readonly width: number
  readonly height: number
  /** What it shows, for those who do not see it; empty where it only adorns. */
  readonly alt: InLanguages
}

/** A colour of the organisers' own, in the shades that can be read on light and on dark paper. */
export interface Accent {
  /** As chosen, `#rrggbb`. */
  readonly chosen: string
  readonly light: string
  readonly dark: string
}

export interface SiteCertificate {
  readonly address: string
  readonly bytes: number
  readonly sha256: string
  readonly authority: string
  readonly issuedOn: Day
}

export interface SiteTexts {
  /** Beside the link from the receipt to the organisers' own site. */
  readonly callback: InLanguages
  /** In messages that are shared from the first page, and from the receipt. */
  readonly share: InLanguages
  readonly shareSigned: InLanguages
}

/** Parts of the site that organisers can switch off, where one of them does harm. */
export interface Switches {
  readonly charts: boolean
  /** The counter on other people's pages: frame, script, badge, and the figures that programs fetch. */
  readonly counter: boolean
  /** The form that asks for news by e-mail. */
  readonly mail: boolean
  /** The form that works without a script. */
  readonly plainLane: boolean
}

/** What organisers have set for their site, beside the initiative itself, which is as the register has it. */
export interface Site {
  /** Stands in the head of every page. */
  readonly name: string
  readonly accent: Accent | null
  readonly logo: SitePicture | null
  readonly cover: SitePicture | null
  readonly contact: { readonly email: string | null; readonly postalAddress: string | null }
  /** Where the data lie (Regulation (EU) 2019/788, Article 11(1)). */
  readonly host: { readonly memberState: MemberState; readonly provider: string; readonly place: string } | null
  readonly certificate: SiteCertificate | null
  /** Whether the law asks for a certificate: not of national initiatives, nor of practice. */
  readonly needsCertificate: boolean
  /** The organisers' own site, to which the receipt leads back. */
  readonly returnLink: { readonly url: string; readonly label: string } | null
  /** A collection to try things out, which the site says on every page. */
  readonly isPractice: boolean
  /** Minutes between one set of published figures and the next. */
  readonly figuresEvery: number
  /** How many times as hard as usual the proof of work is at least and at most. */
  readonly proof: { readonly least: number; readonly most: number }
  /** Whether news goes out by e-mail: organisers want it, and the host has named a mail server. */
  readonly sendsNews: boolean
  /** Words of the organisers' own; in languages without any the site's stand. */
  readonly texts: SiteTexts
  /** Why organisers have paused the collection, where they have said so. */
  readonly pause: { readonly reason: InLanguages; readonly original: string } | null
  /** Parts of the site that can be switched off. */
  readonly switches: Switches
  /** Partners whose links are counted, by code. */
  readonly channels: readonly { readonly code: string; readonly name: string }[]
}

/** What a picture shows, in a language or in the organisers' own, which is said to screen readers then. */
export function altIn({ alt }: SitePicture, language: string): { readonly alt: string; readonly lang?: string } {
  const own = alt[language]
  if (own !== undefined) return { alt: own }
  const [original] = Object.entries(alt)
  return original?.[1] === undefined ? { alt: '' } : { alt: original[1], lang: original[0] }
}

/** Why the collection is paused, in a language or in the initiative's own, which is said to screen readers then. */
export function pauseReasonIn(
  { pause }: Pick<Site, 'pause'>,
  language: string,
): { readonly text: string; readonly lang?: string } | null {
  const own = pause?.reason[language]
  if (own !== undefined) return { text: own }
  const original = pause?.reason[pause.original]
  return original === undefined ? null : { text: original, lang: pause?.original ?? '' }
}

export const plainSite: Site = {
  name: 'Colligo',
  accent: null,
  logo: null,
  cover: null,
  contact: { email: null, postalAddress: null },
  host: null,
  certificate: null,
  needsCertificate: true,
  returnLink: null,
  isPractice: false,
  figuresEvery: 5,
  proof: { least: 1, most: 8 },
  sendsNews: false,
  texts: { callback: {}, share: {}, shareSigned: {} },
  pause: null,
  switches: { charts: true, counter: true, mail: true, plainLane: true },
  channels: [],
}
