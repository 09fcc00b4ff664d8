import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Notice } from '#app/ui/notice'
import type { RulePack } from '#lib/domain/rule'
import { requireOrganiser } from '#lib/http/organiser-session'
import { server } from '#lib/server'
import { missingIn, sectionsUnder } from '#lib/site-settings/missing'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organiser.site'))('title') }
}

/** What can be set for the public site, and what is still missing. */
export default async function SitePage() {
  const { organising, collection, siteKeeping } = await server()
  await requireOrganiser(organising, 'edit-site')
  const t = await getTranslations('organiser.site')
  const { pack } = collection()
  const missing = missingIn(siteKeeping.settings(), pack)
  return (
    <div className="grid grid-cols-1 gap-8">
      <header className="grid grid-cols-1 gap-3">
        <h1 className="text-3xl font-semibold">{t('title')}</h1>
        <p className="max-w-[38em]">{t('intro')}</p>
      </header>
      <ul className="grid grid-cols-1 gap-4">
        {sectionsUnder(pack).map((section) => (
          <li key={section} className="grid grid-cols-1 gap-1 rounded-md border border-line bg-sheet px-5 py-4">
            <h2 className="text-xl font-semibold">
              <a href={`/organiser/site/${section}`}>{t(`sections.${section}.title`)}</a>
            </h2>
            <p className="max-w-[38em]">{t(`sections.${section}.purpose`)}</p>
            {missing[section].map((what) => (
              <p key={what} className="max-w-[38em] font-semibold text-warn">
                {t(`missing.${what}`)}
              </p>
            ))}
          </li>
        ))}
      </ul>
      <Wording pack={pack} />
    </div>
  )
}

/** Where the words come from that the law prescribes, and what is still to be checked before anybody relies on them. */
async function Wording({ pack }: { readonly pack: RulePack }) {
  const t = await getTranslations('organiser.site.wording')
  const legal = await getTranslations('legal')
  return (
    <Notice look="warn" title={t('title')}>
      <div className="grid max-w-[38em] gap-2">
        <p>{t('source', { source: pack.words === null ? legal('source') : pack.source })}</p>
        {pack.words === null ? (
          <p>
            {legal('status')} {t('everyLanguage')}
          </p>
        ) : null}
      </div>
    </Notice>
  )
}
