import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Prose, Section } from '#app/ui/prose'
import { eci2019 } from '#lib/rules/eci-2019/index'
import { server } from '#lib/server'
import { PageLink } from '../page-link'
import { PrivacyText } from '../privacy-text'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('privacy'))('title') }
}

const sections = ['controller', 'data', 'sealed', 'recipients', 'retention', 'rights'] as const

/** Those that each law says in its own words. */
const isOfLaw = (section: (typeof sections)[number]): section is 'data' | 'recipients' | 'retention' =>
  section === 'data' || section === 'recipients' || section === 'retention'

/** The privacy statement that signatories declare to have read. */
export default async function PrivacyPage() {
  const t = await getTranslations('privacy')
  const legal = await getTranslations('legal')
  const { pack, initiative } = (await server()).collection()
  const representative = initiative?.organisers.find(({ role }) => role === 'representative')
  const named = [representative?.name, representative?.email].filter((part) => part != null).join(', ')
  return (
    <Prose title={t('title')} intro={legal('privacy.intro')}>
      {sections.map((section) => (
        <Section key={section} title={legal(`privacy.${section}Title`)}>
          {isOfLaw(section) ? (
            <PrivacyText pack={pack} section={section} />
          ) : (
            <p className="[overflow-wrap:anywhere]">
              {legal(`privacy.${section}`, { representative: named === '' ? '–' : named })}
            </p>
          )}
        </Section>
      ))}
      <p>
        <PageLink href="/rights">{t('rightsLink')}</PageLink>
      </p>
      <p className="text-sm text-faint">
        {t('source')}: {pack.id === eci2019.id ? legal('source') : pack.source}.
      </p>
    </Prose>
  )
}
