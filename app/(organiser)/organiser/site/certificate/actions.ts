'use server'

import { redirect } from 'next/navigation'
import { textFieldsOf } from '#lib/http/form-fields'
import { fileIn } from '#lib/http/form-file'
import { requireOrganiser, requireSameOrigin } from '#lib/http/organiser-session'
import { requireForeseen } from '#lib/http/require-foreseen'
import { server } from '#lib/server'
import { removeCertificate, uploadCertificate } from '#lib/site-settings/certificate'
import { changeNature } from '#lib/site-settings/protection'
import { answeredWith, type SiteFormState } from '../form-state'

const page = '/organiser/site/certificate'

/** Puts up the certificate, or changes what is said of it. */
export async function submitCertificate(previous: SiteFormState, form: FormData): Promise<SiteFormState> {
  const { organising, siteKeeping, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const { id } = await requireOrganiser(organising, 'edit-site')
  await requireForeseen('certificateOfConformity')
  const typed = textFieldsOf(form)
  const certificate = {
    file: await fileIn(form, 'file'),
    authority: typed['authority'] ?? '',
    issuedOn: typed['issuedOn'] ?? '',
  }
  const uploaded = uploadCertificate(siteKeeping, certificate, id)
  if (!uploaded.ok) return answeredWith(previous, typed, uploaded.problem)
  redirect(`${page}?saved=yes`)
}

/** Takes the certificate down, or says whether one is needed, as the pressed button says. */
export async function changeCertificate(form: FormData): Promise<void> {
  const { organising, siteKeeping, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const { id } = await requireOrganiser(organising, 'edit-site')
  await requireForeseen('certificateOfConformity')
  const change = form.get('change')
  if (change === 'remove') removeCertificate(siteKeeping, id)
  if (change === 'needed' || change === 'not-needed') {
    changeNature(siteKeeping, { needsCertificate: change === 'needed' }, id)
  }
  redirect(`${page}?saved=yes`)
}
