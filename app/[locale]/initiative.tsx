import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Notice } from '#app/ui/notice'
import { textIn, type Initiative } from '#lib/domain/initiative'
import { dayInWords } from '#lib/i18n/days'
import { countryName, languageName } from '#lib/i18n/names'
import { altIn, type SitePicture } from '#lib/site-settings/site'

/** What is asked, how far it is with one clear button, what it says; the register's facts follow. */
export function InitiativeView(props: {
  readonly initiative: Initiative
  readonly cover: SitePicture | null
  /** How far it is, how long it lasts, and the way to the form. */
  readonly card: ReactNode
  readonly share: ReactNode
}) {
  const { initiative, cover } = props
  const t = useTranslations('initiative')
  const locale = useLocale()
  const text = textIn(initiative, locale)
  const isForeign = text.language !== locale
  const lang = isForeign ? text.language : undefined

  return (
    <article className="grid grid-cols-1 gap-10">
      {cover === null ? null : (
        <img
          src={cover.address}
          width={cover.width}
          height={cover.height}
          {...altIn(cover, locale)}
          className="-mt-8 max-h-80 w-full rounded-b-lg object-cover sm:-mt-12"
        />
      )}
      <div className="grid grid-cols-1 gap-8 lg:grid-cols-[minmax(0,1fr)_22rem] lg:items-start">
        <header className="grid gap-4">
          <p className="font-semibold text-accent">{t('kicker')}</p>
          <h1 lang={lang} className="text-3xl sm:text-4xl lg:text-5xl">
            {text.title}
          </h1>
          {isForeign ? (
            <p className="text-faint">{t('otherLanguage', { language: languageName(text.language, locale) })}</p>
          ) : null}
        </header>
        <div className="lg:row-span-2">{props.card}</div>
        <section aria-labelledby="objectives">
          <h2 id="objectives" className="mb-3 text-2xl">
            {t('asks')}
          </h2>
          <p lang={lang} className="max-w-[38em] text-lg whitespace-pre-line">
            {text.objectives}
          </p>
          <ul className="mt-4 grid gap-1">
            {text.annexUrl === null ? null : (
              <li>
                <a href={text.annexUrl}>{t('annex')}</a>
              </li>
            )}
            {text.websiteUrl === null ? null : (
              <li>
                <a href={text.websiteUrl}>{t('website')}</a>
              </li>
            )}
          </ul>
        </section>
      </div>
      <GoodToKnow />
      <section aria-labelledby="share">
        <h2 id="share" className="mb-3 text-2xl">
          {t('share')}
        </h2>
        {props.share}
      </section>
      <Facts initiative={initiative} />
    </article>
  )
}

const reasons = ['trustSealed', 'trustAuthority', 'trustTime'] as const

function GoodToKnow() {
  const t = useTranslations('initiative')
  return (
    <section aria-labelledby="good-to-know" className="rounded-lg bg-wash px-5 py-6 sm:px-8">
      <h2 id="good-to-know" className="mb-4 text-2xl">
        {t('trustTitle')}
      </h2>
      <ul className="grid gap-4 sm:grid-cols-3 sm:gap-8">
        {reasons.map((reason) => (
          <li key={reason} className="border-l-4 border-accent pl-3">
            {t(reason)}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Facts({ initiative }: { readonly initiative: Initiative }) {
  const t = useTranslations('initiative')
  const locale = useLocale()
  return (
    <section aria-labelledby="facts" className="border-t border-line pt-8">
      <h2 id="facts" className="mb-4 text-2xl">
        {t('facts')}
      </h2>
      <dl className="grid gap-x-8 gap-y-4 sm:grid-cols-2 md:grid-cols-3">
        <Fact term={t('registrationNumber')}>{initiative.registrationNumber}</Fact>
        <Fact term={t('registeredOn')}>{dayInWords(initiative.registeredOn, locale)}</Fact>
        <Fact term={t('register')}>
          <a href={initiative.registerUrl}>{t('registerLink')}</a>
        </Fact>
      </dl>
      <h3 className="mt-8 mb-3 text-xl">{t('organisers')}</h3>
      <ul className="grid gap-x-8 gap-y-3 sm:grid-cols-2 md:grid-cols-3">
        {initiative.organisers.map(({ role, name, email, country }) => (
          <li key={`${role} ${name}`}>
            <span className="font-semibold">{name}</span>
            <span className="block text-sm text-faint">
              {t(`roles.${role}`)}
              {country === null ? null : `, ${countryName(country, locale)}`}
            </span>
            {email === null ? null : (
              <a href={`mailto:${email}`} className="block text-sm [overflow-wrap:anywhere]">
                {email}
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt className="text-sm text-faint">{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** An instance whose organisers have not imported their initiative yet. */
export function NoInitiativeView() {
  const t = useTranslations('initiative')
  return (
    <Notice title={t('none')} level={1}>
      <p>{t('noneText')}</p>
    </Notice>
  )
}
