import { getTranslations } from 'next-intl/server'
import { PageLink } from './page-link'
import { pagesFor, type Sited } from '#lib/publishing/site-pages'

/** Every page of the site, where readers look for what the head has no room for. */
export async function SiteFooter(sited: Sited) {
  const t = await getTranslations('site')
  return (
    <div className="grid gap-6">
      <nav aria-label={t('footer')}>
        <ul className="grid gap-x-8 gap-y-1 sm:grid-cols-2 md:grid-cols-3">
          {pagesFor(sited).map(({ href, name }) => (
            <li key={href}>
              <PageLink href={href} className="inline-block py-1.5">
                {t(name)}
              </PageLink>
            </li>
          ))}
        </ul>
      </nav>
      <p className="max-w-[42em] text-faint">
        {t('noTracking')} {t('softwareNote')}
      </p>
    </div>
  )
}
