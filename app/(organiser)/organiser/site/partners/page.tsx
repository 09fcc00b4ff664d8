import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Button } from '#app/ui/button'
import { requireOrganiser } from '#lib/http/organiser-session'
import { languageName } from '#lib/i18n/names'
import { routing } from '#lib/i18n/routing'
import { server } from '#lib/server'
import type { CountedChannel } from '#lib/site-settings/keeping'
import { Part, SettingsPage } from '../section'
import { forgetChannel, submitChannel } from './actions'
import { PartnerForm } from './form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organiser.site.sections.partners'))('title') }
}

/** Partners whose links are counted, each with its plain total and its links. */
export default async function PartnersPage({ searchParams }: PageProps<'/organiser/site/partners'>) {
  const { organising, siteKeeping, origin } = await server()
  await requireOrganiser(organising, 'edit-site')
  const t = await getTranslations('organiser.site')
  const channels = siteKeeping.channels()
  return (
    <SettingsPage
      title={t('sections.partners.title')}
      purpose={t('sections.partners.purpose')}
      missing={[]}
      isSaved={(await searchParams)['saved'] === 'yes'}
    >
      <Part title={t('partners.listTitle')}>
        {channels.length === 0 ? (
          <p className="text-faint">{t('partners.none')}</p>
        ) : (
          <ul className="grid gap-4">
            {channels.map((channel) => (
              <Partner key={channel.code} channel={channel} origin={origin} />
            ))}
          </ul>
        )}
      </Part>
      <Part title={t('partners.addTitle')}>
        <PartnerForm action={submitChannel} />
      </Part>
    </SettingsPage>
  )
}

async function Partner({ channel, origin }: { readonly channel: CountedChannel; readonly origin: string }) {
  const { code, name, counted } = channel
  const t = await getTranslations('organiser.site.partners')
  const locale = await getLocale()
  return (
    <li className="grid gap-2 rounded-md border border-line bg-sheet px-5 py-4">
      <h3 className="text-lg font-semibold">{name}</h3>
      <p>{t('total', { count: counted })}</p>
      <p>
        {t('anyLanguage')} <Address>{`${origin}/?from=${code}`}</Address>
      </p>
      <details>
        <summary>{t('eachLanguage')}</summary>
        <dl className="mt-2 grid gap-x-4 gap-y-1 sm:grid-cols-[auto_1fr]">
          {routing.locales.map((language) => (
            <div key={language} className="contents">
              <dt>{languageName(language, locale)}</dt>
              <dd>
                <Address>{`${origin}/${language}?from=${code}`}</Address>
              </dd>
            </div>
          ))}
        </dl>
      </details>
      <form action={forgetChannel}>
        <Button name="code" value={code} look="quiet" aria-label={t('removeNamed', { name })}>
          {t('remove')}
        </Button>
      </form>
    </li>
  )
}

/** An address that is copied as a whole with one click. */
function Address({ children }: { readonly children: string }) {
  return <code className="[overflow-wrap:anywhere] select-all">{children}</code>
}
