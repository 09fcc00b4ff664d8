import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Prose, Section } from '#app/ui/prose'
import { dayInWords } from '#lib/i18n/days'
import { countryName } from '#lib/i18n/names'
import { latestDestruction } from '#lib/rules/retention'
import { server } from '#lib/server'
import { contactEmail } from '../contact-email'
import { PageLink } from '../page-link'
import { PrivacyText } from '../privacy-text'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('rights'))('title') }
}

/** What people can ask for of their data, in plain words. */
export default async function RightsPage() {
  const t = await getTranslations('rights')
  const names = await getTranslations('site')
  return (
    <Prose title={t('title')} intro={t('intro')}>
      {(['kept', 'notKept', 'read'] as const).map((part) => (
        <Section key={part} title={t(`${part}Title`)}>
          <p>{t(part)}</p>
          {part === 'kept' ? <p>{t('log')}</p> : null}
        </Section>
      ))}
      <Controller />
      <HowLong />
      <Section title={t('canTitle')}>
        <Rights />
      </Section>
      <Section title={t('answerTitle')}>
        <p>{t('answer')}</p>
      </Section>
      <p className="flex flex-wrap gap-x-6 gap-y-2">
        <PageLink href="/privacy">{names('privacy')}</PageLink>
        <PageLink href="/contact">{names('contact')}</PageLink>
      </p>
    </Prose>
  )
}

async function Controller() {
  const t = await getTranslations('rights')
  const { collection, site } = await server()
  const { initiative } = collection()
  const { host } = site()
  const named = (wanted: string) => initiative?.organisers.find(({ role }) => role === wanted)?.name
  // The legal entity answers where the group has made one (Article 19(1)).
  const name = named('legal-entity') ?? named('representative')
  const email = contactEmail(site(), initiative)
  const memberState = host === null ? '' : countryName(host.memberState, await getLocale())
  return (
    <Section title={t('controllerTitle')}>
      <p>{name === undefined ? t('controllerUnknown') : t('controller', { name })}</p>
      {email === null ? null : (
        <p className="[overflow-wrap:anywhere]">
          <a href={`mailto:${email}`}>{t('writeTo', { email })}</a>
        </p>
      )}
      {host === null ? null : <p>{t('host', { provider: host.provider, place: host.place, memberState })}</p>}
    </Section>
  )
}

async function HowLong() {
  const t = await getTranslations('rights')
  const { initiative, pack } = (await server()).collection()
  const latest = initiative === null ? null : latestDestruction(initiative, pack.retention)
  return (
    <Section title={t('howLongTitle')}>
      <PrivacyText pack={pack} section="retention" />
      {latest === null ? null : <p>{t('latest', { day: dayInWords(latest, await getLocale()) })}</p>}
    </Section>
  )
}

async function Rights() {
  const t = await getTranslations('rights')
  const { site, collection } = await server()
  return (
    <dl className="grid max-w-[37em] grid-cols-1 gap-5">
      <Right name={t('accessTitle')}>{t('access')}</Right>
      <Right name={t('correctionTitle')}>{t('correction')}</Right>
      <Right
        name={t('erasureTitle')}
        more={collection().initiative === null ? null : <PageLink href="/withdraw">{t('erasureLink')}</PageLink>}
      >
        {t('erasure')}
      </Right>
      <Right name={t('objectionTitle')}>{t('objection')}</Right>
      {site().sendsNews ? <Right name={t('newsTitle')}>{t('news')}</Right> : null}
      <Right
        name={t('complaintTitle')}
        more={<a href="https://www.edpb.europa.eu/about-edpb/about-edpb/members_en">{t('complaintLink')}</a>}
      >
        {t('complaint')}
      </Right>
    </dl>
  )
}

function Right(props: { readonly name: string; readonly children: ReactNode; readonly more?: ReactNode }) {
  return (
    <div>
      <dt className="font-semibold">{props.name}</dt>
      <dd>{props.children}</dd>
      {props.more == null ? null : <dd className="mt-1">{props.more}</dd>}
    </div>
  )
}
