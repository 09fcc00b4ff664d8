import type { Metadata } from 'next'
import { hasLocale } from 'next-intl'
import { getLocale, getTranslations } from 'next-intl/server'
import { requireOrganiser } from '#lib/http/organiser-session'
import { languageName } from '#lib/i18n/names'
import { routing, type Locale } from '#lib/i18n/routing'
import { shareWords } from '#lib/i18n/share-words'
import { server } from '#lib/server'
import type { SiteTexts } from '#lib/site-settings/site'
import { textNames } from '#lib/site-settings/texts'
import { namedLanguages } from '../../news/named-languages'
import { Part, SettingsPage } from '../section'
import { submitTexts } from './actions'
import { TextsForm } from './form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organiser.site.sections.texts'))('title') }
}

/** The organisers' own words, one language at a time. */
export default async function TextsPage({ searchParams }: PageProps<'/organiser/site/texts'>) {
  const { organising, site, siteKeeping } = await server()
  await requireOrganiser(organising, 'edit-site')
  const t = await getTranslations('organiser.site')
  const locale = await getLocale()
  const { language, saved } = await searchParams
  const original = siteKeeping.originalLanguage()
  const wanted = [language, original].find((one) => hasLocale(routing.locales, one)) ?? routing.defaultLocale
  const { texts, returnLink } = site()
  return (
    <SettingsPage
      title={t('sections.texts.title')}
      purpose={t('sections.texts.purpose')}
      missing={[]}
      isSaved={saved === 'yes'}
    >
      <Languages chosen={wanted} texts={texts} />
      <Part title={t('texts.formTitle', { language: languageName(wanted, locale) })}>
        <TextsForm
          action={submitTexts.bind(null, wanted)}
          stands={Object.fromEntries(textNames.map((name) => [name, texts[name][wanted] ?? '']))}
          language={wanted}
          words={await shareWords(wanted)}
          hasLink={returnLink !== null}
        />
      </Part>
    </SettingsPage>
  )
}

async function Languages({ chosen, texts }: { readonly chosen: Locale; readonly texts: SiteTexts }) {
  const t = await getTranslations('organiser.site.texts')
  const isWritten = (code: string): boolean => textNames.some((name) => texts[name][code] !== undefined)
  return (
    <nav aria-label={t('languages')} className="grid gap-2">
      <p className="max-w-[38em]">{t('languagesText')}</p>
      <ul className="flex flex-wrap gap-x-5">
        {namedLanguages(await getLocale()).map(({ code, name }) => (
          <li key={code}>
            <a
              href={`/organiser/site/texts?language=${code}`}
              aria-current={code === chosen ? 'page' : undefined}
              className="inline-flex min-h-11 items-center aria-[current=page]:font-semibold aria-[current=page]:text-ink"
            >
              {isWritten(code) ? t('written', { language: name }) : name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
