import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Notice } from '#app/ui/notice'
import { Prose, Section } from '#app/ui/prose'
import { rulesOf } from '#lib/collecting/collection'
import type { CollectionPeriod } from '#lib/domain/collection-period'
import { brusselsDayOf, type Day } from '#lib/domain/day'
import type { MemberState } from '#lib/domain/member-states'
import { dayInWords } from '#lib/i18n/days'
import { memberStatesOfLanguage } from '#lib/i18n/member-states-of-language'
import { namedMemberStates, type NamedCountry } from '#lib/i18n/names'
import { server } from '#lib/server'
import { CollectionNotice } from '../collection-notice'
import { contactEmail } from '../contact-email'
import { PageLink } from '../page-link'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('paper'))('title') }
}

/**
 * The form of Annex III to print, for each Member State. It depends on the days alone: whether statements are taken
 * here on the web does not matter to paper.
 */
export default async function PaperPage() {
  const { collection, now } = await server()
  const { initiative } = collection()
  if (initiative === null) return <CollectionNotice state="no-initiative" initiative={null} />
  const outside = outsideOf(initiative.period, brusselsDayOf(now()))
  if (outside !== null) return <CollectionNotice state={outside} initiative={initiative} />

  const t = await getTranslations('paper')
  const choose = await getTranslations('choose')
  const locale = await getLocale()
  const rules = rulesOf(collection())
  const all = namedMemberStates(locale).filter(({ code }) => rules[code] !== undefined)
  const likely = memberStatesOfLanguage[locale].flatMap((code) => all.filter((one) => one.code === code))
  return (
    <Prose title={t('title')} intro={t('intro')}>
      <Notice>
        <p>{t('notTwice')}</p>
      </Notice>
      <Section
        title={all.every(({ code }) => rules[code]?.entitled === 'nationals') ? t('choose') : choose('titleWith')}
      >
        <div className="grid gap-8">
          <Forms title={choose('suggested')} memberStates={likely} look="border-2 border-accent font-semibold" />
          <Forms title={choose('others')} memberStates={all} look="border border-line" />
        </div>
      </Section>
      <WhereTo closesOn={dayInWords(initiative.period.closesOn, locale)} />
    </Prose>
  )
}

const outsideOf = ({ opensOn, closesOn }: CollectionPeriod, today: Day): 'not-yet' | 'over' | null =>
  today < opensOn ? 'not-yet' : today > closesOn ? 'over' : null

async function Forms(props: {
  readonly title: string
  readonly memberStates: readonly NamedCountry<MemberState>[]
  readonly look: string
}) {
  const t = await getTranslations('paper')
  const locale = await getLocale()
  return (
    <div className="grid gap-3">
      <h3 className="text-lg">{props.title}</h3>
      <ul className="grid gap-2 sm:grid-cols-2">
        {props.memberStates.map(({ code, name }) => (
          <li key={code}>
            <PageLink
              href={`/paper/${code}.pdf`}
              hrefLang={locale}
              type="application/pdf"
              className={`flex min-h-12 items-center rounded-md bg-sheet px-4 py-2 text-ink no-underline hover:border-accent hover:bg-wash hover:text-accent ${props.look}`}
            >
              {t('file', { memberState: name })}
            </PageLink>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Where signed forms go: the address that organisers have given, or whom to ask for it. */
async function WhereTo({ closesOn }: { readonly closesOn: string }) {
  const t = await getTranslations('paper')
  const { collection, site } = await server()
  const { postalAddress } = site().contact
  const email = contactEmail(site(), collection().initiative)
  return (
    <div className="grid gap-3">
      <p className="max-w-[37em]">{t(postalAddress === null ? 'send' : 'sendTo', { closesOn })}</p>
      <address className="grid gap-1 not-italic">
        {postalAddress === null ? null : <span className="whitespace-pre-line">{postalAddress}</span>}
        {email === null ? null : (
          <a href={`mailto:${email}`} className="[overflow-wrap:anywhere]">
            {email}
          </a>
        )}
      </address>
    </div>
  )
}
