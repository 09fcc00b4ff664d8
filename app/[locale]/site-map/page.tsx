import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Prose, Section } from '#app/ui/prose'
import { getPathname } from '#lib/i18n/navigation'
import { languageName } from '#lib/i18n/names'
import { routing } from '#lib/i18n/routing'
import { server } from '#lib/server'
import { PageLink } from '../page-link'
import { pagesFor } from '#lib/publishing/site-pages'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('siteMap'))('title') }
}

/** Every page, for people; programs read /sitemap.xml. */
export default async function SiteMapPage() {
  const t = await getTranslations('siteMap')
  const names = await getTranslations('site')
  const { site, collection } = await server()
  const { initiative, pack } = collection()
  return (
    <Prose title={t('title')} intro={t('intro')}>
      <ul className="grid gap-2 sm:grid-cols-2">
        {pagesFor({ site: site(), hasInitiative: initiative !== null, pack }).map(({ href, name }) => (
          <li key={href}>
            <PageLink href={href}>{names(name)}</PageLink>
          </li>
        ))}
      </ul>
      <Section title={t('inLanguages')}>
        {/* In the device's own letters: three scripts of ours would be fetched for a few words. */}
        <ul className="columns-2 font-[system-ui] sm:columns-3">
          {routing.locales.map((locale) => (
            <li key={locale}>
              <a
                href={getPathname({ href: '/', locale })}
                lang={locale}
                hrefLang={locale}
                className="inline-block py-1 first-letter:uppercase"
              >
                {languageName(locale, locale)}
              </a>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('forMachines')}>
        <ul className="grid gap-1">
          {['/sitemap.xml', '/api/v1/openapi.json'].map((address) => (
            <li key={address}>
              <a href={address}>{address}</a>
            </li>
          ))}
        </ul>
      </Section>
    </Prose>
  )
}
