import { NextIntlClientProvider } from 'next-intl'
import { getMessages } from 'next-intl/server'
import type { ReactNode } from 'react'

/** Lends the forms about authorities their words. */
export default async function RecipientsLayout({ children }: { readonly children: ReactNode }) {
  const { error, organiser } = await getMessages()
  const { form, problems } = organiser.recipients
  return (
    <NextIntlClientProvider messages={{ error, organiser: { recipients: { form, problems } } }}>
      {children}
    </NextIntlClientProvider>
  )
}
