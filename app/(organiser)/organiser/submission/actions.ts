'use server'

import { redirect } from 'next/navigation'
import { textFieldsOf } from '#lib/http/form-fields'
import { fileIn } from '#lib/http/form-file'
import { requireOrganiser, requireSameOrigin } from '#lib/http/organiser-session'
import { requireForeseen } from '#lib/http/require-foreseen'
import { removeValidityCertificate, uploadValidityCertificate } from '#lib/organising/validity-certificates'
import { server } from '#lib/server'
import type { CertificateState } from './certificate-state'

const page = '/organiser/submission'

/** Keeps the certificate of an authority. */
export async function submitValidityCertificate(previous: CertificateState, form: FormData): Promise<CertificateState> {
  const { organising, certificateKeeping, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const { id } = await requireOrganiser(organising, 'keep-calendar')
  await requireForeseen('commission')
  const typed = textFieldsOf(form)
  const { memberState = '', valid = '', authority = '', issuedOn = '' } = typed
  const certificate = { memberState, valid, authority, issuedOn, file: await fileIn(form, 'file') }
  const uploaded = uploadValidityCertificate(organising, certificateKeeping, certificate, id)
  if (!uploaded.ok) return { typed, problems: uploaded.problem, attempt: previous.attempt + 1 }
  redirect(`${page}?done=saved`)
}

/** Takes the certificate of a Member State away. */
export async function takeCertificateAway(memberState: unknown): Promise<void> {
  const { organising, certificateKeeping, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const { id } = await requireOrganiser(organising, 'keep-calendar')
  await requireForeseen('commission')
  removeValidityCertificate(organising, certificateKeeping, String(memberState), id)
  redirect(`${page}?done=removed`)
}
