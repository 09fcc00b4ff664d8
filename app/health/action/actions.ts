'use server'

import { redirect } from 'next/navigation'

/** An action that takes a form and does nothing: the floor that the bench of signing compares with. */
export async function doNothing(locale: string, _memberState: string, form: FormData): Promise<void> {
  await Promise.resolve(form)
  redirect(`/${locale}/signed`)
}
