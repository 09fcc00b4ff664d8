import { parseTypedDay, type Day } from '#lib/domain/day'
import { isMemberState, type MemberState } from '#lib/domain/member-states'
import { fail, ok, type Result } from '#lib/domain/result'
import { readTypedNumber } from '#lib/domain/typed-number'
import { problemWithPdf } from '#lib/site-settings/certificate'
import type { Organising } from './organising.ts'

/**
 * What an authority certifies: how many statements of its nationals are valid, on paper and online together.
 *
 * Source: Regulation (EU) 2019/788, Article 12(5) and Annex VI.
 */
export interface ValidityCertificate {
  readonly memberState: MemberState
  readonly valid: number
  readonly authority: string
  readonly issuedOn: Day
  readonly sha256: string
  readonly size: number
}

/** What keeping certificates needs from the outside world. */
export interface CertificateKeeping {
  readonly today: () => Day
  readonly isLive: () => boolean
  readonly digest: (bytes: Uint8Array) => string
  readonly certificates: () => readonly ValidityCertificate[]
  readonly file: (memberState: string) => Buffer | null
  /** In the place of the one that was there. */
  readonly keep: (certificate: Omit<ValidityCertificate, 'size'> & { readonly file: Buffer }) => void
  /** @returns Whether there was one. */
  readonly remove: (memberState: string) => boolean
}

export interface CertificateForm {
  readonly memberState: string
  readonly valid: string
  readonly authority: string
  readonly issuedOn: string
  /** `null` where none was chosen. */
  readonly file: Buffer | null
}

export type CertificateProblems = Readonly<
  Partial<
    Record<
      keyof CertificateForm,
      | 'choose-member-state'
      | 'no-number'
      | 'missing'
      | 'too-long'
      | 'no-day'
      | 'still-to-come'
      | 'no-pdf'
      | 'too-heavy'
      | 'not-live'
    >
  >
>

const longestAuthority = 120

/** Keeps the certificate of a Member State's authority, with what it says. */
export function uploadValidityCertificate(
  { audit }: Organising,
  keeping: CertificateKeeping,
  form: CertificateForm,
  organiserId: number,
): Result<void, CertificateProblems> {
  const { memberState, file } = form
  const valid = readTypedNumber(form.valid)
  const authority = form.authority.normalize('NFC').replaceAll(/\s+/gu, ' ').trim()
  const issuedOn = parseTypedDay(form.issuedOn.trim())
  const problems: CertificateProblems = {
    ...problemWithState(memberState, keeping.isLive()),
    ...(valid === null ? { valid: 'no-number' as const } : {}),
    ...problemWithAuthority(authority),
    ...problemWithDay(issuedOn, keeping.today()),
    ...problemWithFile(file),
  }
  if (valid === null || issuedOn === null || file === null || !isMemberState(memberState)) return fail(problems)
  if (Object.keys(problems).length > 0) return fail(problems)
  const sha256 = keeping.digest(file)
  keeping.keep({ memberState, valid, authority, issuedOn, sha256, file })
  audit({ event: 'validity-certificate-uploaded', organiserId, memberState, count: valid, sha256 })
  return ok(undefined)
}

function problemWithState(memberState: string, isLive: boolean): CertificateProblems {
  if (!isMemberState(memberState)) return { memberState: 'choose-member-state' }
  return isLive ? {} : { memberState: 'not-live' }
}

function problemWithAuthority(authority: string): CertificateProblems {
  if (authority === '') return { authority: 'missing' }
  return [...authority].length > longestAuthority ? { authority: 'too-long' } : {}
}

function problemWithDay(day: Day | null, today: Day): CertificateProblems {
  if (day === null) return { issuedOn: 'no-day' }
  return day > today ? { issuedOn: 'still-to-come' } : {}
}

function problemWithFile(file: Buffer | null): CertificateProblems {
  if (file === null) return { file: 'missing' }
  const problem = problemWithPdf(file)
  return problem === null ? {} : { file: problem }
}

/** Takes a certificate away: it was another Member State's, or of a draft. */
export function removeValidityCertificate(
  { audit }: Organising,
  keeping: CertificateKeeping,
  memberState: string,
  organiserId: number,
): void {
  if (keeping.remove(memberState)) audit({ event: 'validity-certificate-removed', organiserId, memberState })
}
