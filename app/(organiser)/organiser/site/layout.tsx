import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { sections } from '#lib/site-settings/missing'

/** The way around the settings of the public site. */
export default async function SiteSettingsLayout({ children }: { readonly children: ReactNode }) {
  const t = await getTranslations('organiser.site')
  const { error, organiser } = await getMessages()
  return (
    <div className="grid gap-8">
      <nav aria-label={t('title')} className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
        <a href="/organiser/site">{t('overview')}</a>
        {sections.map((section) => (
          <a key={section} href={`/organiser/site/${section}`}>
            {t(`sections.${section}.title`)}
          </a>
        ))}
      </nav>
      <NextIntlClientProvider messages={{ error, organiser: { site: organiser.site } }}>
        {children}
      </NextIntlClientProvider>
    </div>
  )
}
