import { isDay } from '#lib/domain/day'
import { fail, ok, type Result } from '#lib/domain/result'
import { found, type Problems, type SiteKeeping } from './keeping.ts'
import { lengthOf, lineOf } from './typed-text.ts'

/** Bytes of the largest certificate: 2 MiB, as the table's. */
export const mostCertificateBytes = 2 * 1024 * 1024

const longestAuthority = 120

export interface CertificateForm {
  /** `null` where the file stays and what is said of it changes. */
  readonly file: Buffer | null
  readonly authority: string
  /** As typed, `YYYY-MM-DD`. */
  readonly issuedOn: string
}

export type CertificateProblems = Problems<
  keyof CertificateForm,
  'missing' | 'no-pdf' | 'too-heavy' | 'too-long' | 'no-day' | 'in-future'
>

/** Puts up the certificate of conformity (Regulation (EU) 2019/788, Article 11(3)), or changes what is said of it. */
export function uploadCertificate(
  keeping: SiteKeeping,
  form: CertificateForm,
  organiserId: number | null,
): Result<void, CertificateProblems> {
  const before = keeping.settings().certificate
  const [authority, issuedOn] = [lineOf(form.authority), lineOf(form.issuedOn)]
  const problems = found({
    file: form.file === null ? (before === null ? 'missing' : null) : problemWithPdf(form.file),
    authority: authority === '' ? 'missing' : lengthOf(authority) > longestAuthority ? 'too-long' : null,
    issuedOn: isDay(issuedOn) ? (issuedOn > keeping.today() ? 'in-future' : null) : 'no-day',
  })
  if (problems !== null) return fail(problems)
  const said = { authority, issuedOn }
  if (form.file !== null) {
    const sha256 = keeping.digest(form.file)
    const file = { type: 'application/pdf', bytes: form.file, sha256 } as const
    const certificate = { ...said, sha256, bytes: form.file.length }
    keeping.keep(
      { files: { certificate: file }, settings: { certificate } },
      { event: 'certificate-uploaded', organiserId, sha256 },
    )
  } else if (before !== null) {
    keeping.keep({ settings: { certificate: { ...before, ...said } } }, { event: 'certificate-changed', organiserId })
  }
  return ok(undefined)
}

/** Takes the certificate down. */
export function removeCertificate(keeping: SiteKeeping, organiserId: number | null): void {
  const { certificate } = keeping.settings()
  if (certificate === null) return
  keeping.keep(
    { files: { certificate: null }, settings: { certificate: null } },
    { event: 'certificate-removed', organiserId, sha256: certificate.sha256 },
  )
}

/** Begins and ends as a PDF does (ISO 32000-2, 7.5.2 and 7.5.5). What is inside stays as the authority has made it. */
export function problemWithPdf(file: Buffer): 'no-pdf' | 'too-heavy' | null {
  if (file.length > mostCertificateBytes) return 'too-heavy'
  const isPdf =
    /^%PDF-[12]\.\d/u.test(file.toString('latin1', 0, 8)) &&
    file.toString('latin1', Math.max(0, file.length - 1024)).includes('%%EOF')
  return isPdf ? null : 'no-pdf'
}
