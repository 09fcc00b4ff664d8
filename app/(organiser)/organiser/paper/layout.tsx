import { NextIntlClientProvider } from 'next-intl'
import { getMessages } from 'next-intl/server'
import type { ReactNode } from 'react'

/** Lends the forms about paper their words. */
export default async function PaperLayout({ children }: { readonly children: ReactNode }) {
  const { error, organiser } = await getMessages()
  const { forms, problems } = organiser.paper
  return (
    <NextIntlClientProvider messages={{ error, organiser: { paper: { forms, problems } } }}>
      {children}
    </NextIntlClientProvider>
  )
}
