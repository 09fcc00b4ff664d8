import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { server } from '#lib/server'

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
    <article className="grid max-w-[40em] gap-6">
      <h1 className="text-3xl font-semibold sm:text-4xl">{t('title')}</h1>
      <p>{legal('privacy.intro')}</p>
      {sections.map((section) => (
        <section key={section}>
          <h2 className="mb-1 text-xl font-semibold">{legal(`privacy.${section}Title`)}</h2>
          <p>{legal(`privacy.${section}`, { representative: named === '' ? '–' : named })}</p>
        </section>
      ))}
      <p className="text-sm text-faint">
        {t('source')}: {legal('source')}. {legal('status')}
      </p>
    </article>
  )
}
