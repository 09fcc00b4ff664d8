import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Prose, Section } from '#app/ui/prose'
import { server } from '#lib/server'
import { PageLink } from '../page-link'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('privacy'))('title') }
}

const sections = ['controller', 'data', 'sealed', 'recipients', 'retention', 'rights'] as const

/** The privacy statement that signatories declare to have read. */
export default async function PrivacyPage() {
  const t = await getTranslations('privacy')
  const legal = await getTranslations('legal')
  const representative = (await server())
    .collection()
    .initiative?.organisers.find(({ role }) => role === 'representative')
  const named = [representative?.name, representative?.email].filter((part) => part != null).join(', ')
  return (
    <Prose title={t('title')} intro={legal('privacy.intro')}>
      {sections.map((section) => (
        <Section key={section} title={legal(`privacy.${section}Title`)}>
          <p className="[overflow-wrap:anywhere]">
            {legal(`privacy.${section}`, { representative: named === '' ? '–' : named })}
          </p>
        </Section>
      ))}
      <p>
        <PageLink href="/rights">{t('rightsLink')}</PageLink>
      </p>
      <p className="text-sm text-faint">
        {t('source')}: {legal('source')}.
      </p>
    </Prose>
  )
}
