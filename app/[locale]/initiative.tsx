import { useFormatter, useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { buttonLook } from '#app/ui/button'
import { Notice } from '#app/ui/notice'
import { textIn, type Initiative } from '#lib/domain/initiative'
import { dayInWords } from '#lib/i18n/days'
import { countryName, languageName } from '#lib/i18n/names'
import { leastTotal } from '#lib/rules/thresholds'
import { PageLink } from './page-link'

/** The public figure; where the server is too busy to keep it as fresh as promised, of when it is. */
export interface ShownProgress {
  readonly count: number
  readonly isDelayed: boolean
  readonly asOf: Date
}

/** What is asked, how far it is, how long it lasts, and one clear button; the register's facts follow. */
export function InitiativeView({
  initiative,
  progress,
}: {
  readonly initiative: Initiative
  readonly progress: ShownProgress
}) {
  const t = useTranslations('initiative')
  const locale = useLocale()
  const text = textIn(initiative, locale)
  const isForeign = text.language !== locale
  const lang = isForeign ? text.language : undefined

  return (
    <article className="grid gap-10">
      <header className="grid gap-5">
        <p className="text-sm font-semibold tracking-wide text-faint uppercase">{t('kicker')}</p>
        <h1 lang={lang} className="-mt-3 text-3xl font-semibold sm:text-5xl">
          {text.title}
        </h1>
        {isForeign ? (
          <p className="text-faint">{t('otherLanguage', { language: languageName(text.language, locale) })}</p>
        ) : null}
        <Progress {...progress} />
        <div>
          <PageLink href="/sign" className={`${buttonLook()} w-full text-lg sm:w-auto`}>
            {t('signButton')}
          </PageLink>
        </div>
        <Period initiative={initiative} />
      </header>

      <section aria-labelledby="objectives">
        <h2 id="objectives" className="mb-3 text-2xl font-semibold">
          {t('objectives')}
        </h2>
        <p lang={lang} className="max-w-[38em] whitespace-pre-line">
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

      <Facts initiative={initiative} />
    </article>
  )
}

function Progress({ count, isDelayed, asOf }: ShownProgress) {
  const t = useTranslations('initiative')
  const format = useFormatter()
  const share = Math.min(1, count / leastTotal)
  return (
    <section aria-label={t('progressTitle')}>
      <p>
        <strong className="font-serif text-2xl">{t('progress', { count })}</strong>{' '}
        <span className="text-faint">{t('progressGoal', { goal: format.number(leastTotal) })}</span>
      </p>
      <svg viewBox="0 0 100 2" preserveAspectRatio="none" aria-hidden="true" className="mt-2 h-2.5 w-full rounded-full">
        <rect width="100" height="2" className="fill-line" />
        <rect width={Math.max(share * 100, count > 0 ? 0.8 : 0)} height="2" className="fill-accent" />
      </svg>
      <p className="mt-1 text-sm text-faint">
        {isDelayed
          ? t('progressDelayed', { asOf: format.dateTime(asOf, { dateStyle: 'long', timeStyle: 'short' }) })
          : t('progressNote')}
      </p>
    </section>
  )
}

function Period({ initiative: { period } }: { readonly initiative: Initiative }) {
  const t = useTranslations('initiative')
  const locale = useLocale()
  const opensOn = dayInWords(period.opensOn, locale)
  const closesOn = dayInWords(period.closesOn, locale)
  return (
    <p>
      <span className="font-semibold">{t('period')}:</span> {t('periodRange', { opensOn, closesOn })}.{' '}
      <span className="text-faint">{t('periodNote')}</span>
    </p>
  )
}

function Facts({ initiative }: { readonly initiative: Initiative }) {
  const t = useTranslations('initiative')
  const locale = useLocale()
  return (
    <section aria-labelledby="facts" className="border-t border-line pt-8">
      <h2 id="facts" className="mb-4 text-2xl font-semibold">
        {t('facts')}
      </h2>
      <dl className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
        <Fact term={t('registrationNumber')}>{initiative.registrationNumber}</Fact>
        <Fact term={t('registeredOn')}>{dayInWords(initiative.registeredOn, locale)}</Fact>
        <Fact term={t('register')}>
          <a href={initiative.registerUrl}>{t('registerLink')}</a>
        </Fact>
      </dl>
      <h3 className="mt-8 mb-3 text-xl font-semibold">{t('organisers')}</h3>
      <ul className="grid gap-x-8 gap-y-3 sm:grid-cols-2">
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
