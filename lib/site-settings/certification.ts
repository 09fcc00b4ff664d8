import { fail, ok, type Result } from '#lib/domain/result'
import { found, type Problems, type SiteKeeping } from './keeping.ts'
import type { Settings } from './settings.ts'
import { lengthOf, lineOf, linesOf, orNull } from './typed-text.ts'

/** What only people know of those whom the certificate concerns, as typed. */
export interface CertificationForm {
  readonly securityOfficer: string
  readonly hostAddress: string
  readonly authority: string
  readonly authorityAddress: string
  readonly scope: string
}

export type CertificationProblems = Problems<keyof CertificationForm, 'too-long'>

const [longestLine, longestAddress, longestScope] = [120, 300, 2000] as const

/**
 * Notes who answers for security, where the host is to be written to, and which authority certifies (Regulation (EU)
 * 2019/788, Article 11(3)). Anything may stay empty: it is a gap in the letter then.
 */
export function changeCertification(
  keeping: SiteKeeping,
  form: CertificationForm,
  organiserId: number | null,
): Result<void, CertificationProblems> {
  const typed = {
    securityOfficer: lineOf(form.securityOfficer),
    hostAddress: linesOf(form.hostAddress),
    authority: lineOf(form.authority),
    authorityAddress: linesOf(form.authorityAddress),
    scope: linesOf(form.scope),
  }
  const isTooLong = (text: string, most: number): 'too-long' | null => (lengthOf(text) > most ? 'too-long' : null)
  const problems = found({
    securityOfficer: isTooLong(typed.securityOfficer, longestLine),
    hostAddress: isTooLong(typed.hostAddress, longestAddress),
    authority: isTooLong(typed.authority, longestLine),
    authorityAddress: isTooLong(typed.authorityAddress, longestAddress),
    scope: isTooLong(typed.scope, longestScope),
  })
  if (problems !== null) return fail(problems)
  const certification: Settings['certification'] = {
    securityOfficer: orNull(typed.securityOfficer),
    hostAddress: orNull(typed.hostAddress),
    authority: orNull(typed.authority),
    authorityAddress: orNull(typed.authorityAddress),
    scope: orNull(typed.scope),
  }
  keeping.keep({ settings: { certification } }, { event: 'certification-changed', organiserId })
  return ok(undefined)
}
