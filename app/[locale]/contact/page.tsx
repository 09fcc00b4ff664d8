import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Prose, Section } from '#app/ui/prose'
import { countryName } from '#lib/i18n/names'
import { server } from '#lib/server'
import { contactEmail } from '../contact-email'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('contact'))('title') }
}

/** Who answers for the collection, and where the data lie. */
export default async function ContactPage() {
  const t = await getTranslations('contact')
  const roles = await getTranslations('initiative.roles')
  const { collection, site: settings } = await server()
  const { contact, host } = settings()
  const { initiative } = collection()
  const email = contactEmail(settings(), initiative)
  const people = (initiative?.organisers ?? []).filter((organiser) => organiser.email !== null)
  return (
    <Prose title={t('title')} intro={email === null ? t('none') : t('intro')}>
      {contact.email === null && contact.postalAddress === null ? null : (
        <address className="grid gap-1 not-italic">
          {contact.email === null ? null : <a href={`mailto:${contact.email}`}>{contact.email}</a>}
          <span className="whitespace-pre-line">{contact.postalAddress}</span>
        </address>
      )}
      <ul className="grid gap-4 sm:grid-cols-2">
        {people.map(({ name, role, email: address }) => (
          <li key={`${role} ${name}`} className="rounded-md border border-line bg-sheet px-5 py-4">
            <span className="block font-semibold">{name}</span>
            <span className="block text-sm text-faint">{roles(role)}</span>
            <a href={`mailto:${address ?? ''}`} className="[overflow-wrap:anywhere]">
              {address}
            </a>
          </li>
        ))}
      </ul>
      <Section title={t('dataTitle')}>
        <p>{t('data')}</p>
      </Section>
      <Section title={t('technicalTitle')}>
        <p>{t('technical')}</p>
      </Section>
      {host === null ? null : (
        <Section title={t('host')}>
          <p>
            {host.provider}, {host.place}, {countryName(host.memberState, await getLocale())}
          </p>
        </Section>
      )}
    </Prose>
  )
}
