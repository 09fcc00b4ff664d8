import type { CertificateProblems } from '#lib/site-settings/certificate'
import type { PictureFormProblems } from '#lib/site-settings/change-picture'
import type { ChannelProblems } from '#lib/site-settings/channels'
import type { ContactProblems } from '#lib/site-settings/contact'
import type { LookProblems } from '#lib/site-settings/look'
import type { ProtectionProblems } from '#lib/site-settings/protection'
import type { TextsProblems } from '#lib/site-settings/texts'

type CodeOf<Problems> = NonNullable<Problems[keyof Problems]>

/** Every code that the use cases of these pages refuse with: each has a sentence in the catalogue. */
export type SiteProblem =
  | CodeOf<LookProblems>
  | CodeOf<PictureFormProblems>
  | CodeOf<ContactProblems>
  | CodeOf<CertificateProblems>
  | CodeOf<ChannelProblems>
  | CodeOf<ProtectionProblems>
  | CodeOf<TextsProblems>

export type Typed = Readonly<Partial<Record<string, string>>>

/** What a form of these pages shows after it was sent. What was saved leads on to the page as it stands then. */
export interface SiteFormState {
  readonly step: 'untouched' | 'preview' | 'refused'
  readonly typed: Typed
  readonly problems: Readonly<Partial<Record<string, SiteProblem>>>
  /** Grows with each sending: controls are made anew with what was typed. */
  readonly attempt: number
}

export type SiteAction = (previous: SiteFormState, form: FormData) => Promise<SiteFormState>

export const untouched: SiteFormState = { step: 'untouched', typed: {}, problems: {}, attempt: 0 }

export const answeredWith = (
  previous: SiteFormState,
  typed: Typed,
  problems: SiteFormState['problems'],
  step: SiteFormState['step'] = 'refused',
): SiteFormState => ({ step, typed, problems, attempt: previous.attempt + 1 })
