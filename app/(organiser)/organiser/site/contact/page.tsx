import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { requireOrganiser } from '#lib/http/organiser-session'
import { namedMemberStates } from '#lib/i18n/names'
import { server } from '#lib/server'
import { missingIn } from '#lib/site-settings/missing'
import type { Settings } from '#lib/site-settings/settings'
import type { Typed } from '../form-state'
import { SettingsPage } from '../section'
import { submitContact } from './actions'
import { ContactForm } from './form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organiser.site.sections.contact'))('title') }
}

/** Whom to write to, where the data lie, and where the receipt leads back to. */
export default async function ContactSettingsPage({ searchParams }: PageProps<'/organiser/site/contact'>) {
  const { organising, collection, siteKeeping } = await server()
  await requireOrganiser(organising, 'edit-site')
  const t = await getTranslations('organiser.site.sections.contact')
  const settings = siteKeeping.settings()
  return (
    <SettingsPage
      title={t('title')}
      purpose={t('purpose')}
      missing={missingIn(settings, collection().pack).contact}
      isSaved={(await searchParams)['saved'] === 'yes'}
    >
      <ContactForm
        action={submitContact}
        stands={standing(settings)}
        memberStates={namedMemberStates(await getLocale())}
      />
    </SettingsPage>
  )
}

/** The settings' parts have the names of the fields. */
function standing({ contact, host, 'return-link': link }: Settings): Typed {
  const parts = Object.entries({ ...contact, ...host, ...link })
  return Object.fromEntries(parts.map(([name, value]) => [name, value ?? '']))
}
