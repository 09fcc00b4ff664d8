import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { server } from '#lib/server'
import { sectionsUnder } from '#lib/site-settings/missing'
import { NavigationLink } from '../navigation-link'

/** The way around the settings of the public site. */
export default async function SiteSettingsLayout({ children }: { readonly children: ReactNode }) {
  const t = await getTranslations('organiser.site')
  const { collection } = await server()
  const { error, organiser } = await getMessages()
  return (
    <div className="grid grid-cols-1 gap-8">
      <nav aria-label={t('title')} className="flex flex-wrap gap-x-5 text-sm">
        <NavigationLink href="/organiser/site">{t('overview')}</NavigationLink>
        {sectionsUnder(collection().pack).map((section) => (
          <NavigationLink key={section} href={`/organiser/site/${section}`}>
            {t(`sections.${section}.title`)}
          </NavigationLink>
        ))}
      </nav>
      <NextIntlClientProvider messages={{ error, organiser: { site: organiser.site } }}>
        {children}
      </NextIntlClientProvider>
    </div>
  )
}
