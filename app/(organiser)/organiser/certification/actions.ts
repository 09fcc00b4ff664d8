'use server'

import { redirect } from 'next/navigation'
import { textFieldsOf } from '#lib/http/form-fields'
import { requireOrganiser, requireSameOrigin } from '#lib/http/organiser-session'
import { requireForeseen } from '#lib/http/require-foreseen'
import { server } from '#lib/server'
import { changeCertification, type CertificationProblems } from '#lib/site-settings/certification'
import { refusedWith, type TypedFormState } from '../typed-form-state'

/** Notes what only people know of those whom the certificate concerns. */
export async function submitCertification(
  previous: TypedFormState<CertificationProblems>,
  form: FormData,
): Promise<TypedFormState<CertificationProblems>> {
  const { organising, siteKeeping, origin } = await server()
  await requireSameOrigin(origin)
  const { id } = await requireOrganiser(organising, 'keep-calendar')
  await requireForeseen('certificateOfConformity')
  const typed = textFieldsOf(form)
  const field = (name: string): string => typed[name] ?? ''
  const certification = {
    securityOfficer: field('securityOfficer'),
    hostAddress: field('hostAddress'),
    authority: field('authority'),
    authorityAddress: field('authorityAddress'),
    scope: field('scope'),
  }
  const changed = changeCertification(siteKeeping, certification, id)
  if (!changed.ok) return refusedWith(previous, typed, changed.problem)
  redirect('/organiser/certification?saved=yes')
}
