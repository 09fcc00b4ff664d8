'use server'

import { redirect } from 'next/navigation'
import { textFieldsOf } from '#lib/http/form-fields'
import { fileIn } from '#lib/http/form-file'
import { requireOrganiser, requireSameOrigin } from '#lib/http/organiser-session'
import { server } from '#lib/server'
import { changePicture, removePicture } from '#lib/site-settings/change-picture'
import { changeLook, problemsWithLook } from '#lib/site-settings/look'
import type { PictureName } from '#lib/site-settings/pictures/picture'
import { answeredWith, type SiteFormState } from '../form-state'
import { altField } from './alt-field'

/** Sets name and colour, or shows what the colour would look like. */
export async function submitLook(previous: SiteFormState, form: FormData): Promise<SiteFormState> {
  const { organising, siteKeeping, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const { id } = await requireOrganiser(organising, 'edit-site')
  const typed = textFieldsOf(form)
  const look = { name: typed['name'] ?? '', accent: typed['accent'] ?? '' }
  if (typed['step'] === 'preview') return answeredWith(previous, typed, problemsWithLook(look) ?? {}, 'preview')
  const changed = changeLook(siteKeeping, look, id)
  if (!changed.ok) return answeredWith(previous, typed, changed.problem)
  redirect('/organiser/site/look?saved=yes')
}

/** Puts up the logo or the cover picture, or changes what is said of it. */
async function submitPicture(name: PictureName, previous: SiteFormState, form: FormData): Promise<SiteFormState> {
  const { organising, siteKeeping, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const { id } = await requireOrganiser(organising, 'edit-site')
  const typed = textFieldsOf(form)
  const alt = Object.entries(typed).flatMap(([field, text]) => {
    const language = altField.languageOf(field)
    return language === null ? [] : [[language, text] as const]
  })
  const picture = {
    file: await fileIn(form, 'file'),
    isDecorative: typed['decorative'] === 'yes',
    alt: Object.fromEntries(alt),
  }
  const changed = changePicture(siteKeeping, name, picture, id)
  if (!changed.ok) return answeredWith(previous, typed, changed.problem)
  redirect('/organiser/site/look?saved=yes')
}

export const submitLogo = async (previous: SiteFormState, form: FormData): Promise<SiteFormState> =>
  submitPicture('logo', previous, form)

export const submitCover = async (previous: SiteFormState, form: FormData): Promise<SiteFormState> =>
  submitPicture('cover', previous, form)

/** Takes down the picture that the pressed button names. */
export async function takeDownPicture(form: FormData): Promise<void> {
  const { organising, siteKeeping, organisersOrigin: origin } = await server()
  await requireSameOrigin(origin)
  const { id } = await requireOrganiser(organising, 'edit-site')
  const name = form.get('picture')
  if (name === 'logo' || name === 'cover') removePicture(siteKeeping, name, id)
  redirect('/organiser/site/look?saved=yes')
}
