import { getTranslations } from 'next-intl/server'
import type { Collection } from '#lib/collecting/collection'
import { brusselsDayOf } from '#lib/domain/day'
import type { MemberState } from '#lib/domain/member-states'
import { minimumAgeOn, type FieldRule, type MemberStateRule } from '#lib/domain/rule'
import { countryName, namedCountries, namedCountry } from '#lib/i18n/names'
import type { Locale } from '#lib/i18n/routing'
import { postalCodeExamples } from '#lib/rules/eci-2019/postal-code-examples'
import { takesDigitsAlone } from '#lib/rules/takes-digits-alone'
import { wordsOfPack } from '#lib/rules/words-of-pack'
import { daysOfPeriod } from '../../days-of-period'
import { PageLink } from '../../page-link'
import { titleKeyOf } from './rule-asked'

/** What a form is shown for: the collection with its law, one state's rule, and when. */
interface Asked {
  readonly collection: Collection
  readonly memberState: MemberState
  readonly rule: MemberStateRule
  readonly now: Date
}

/**
 * What both forms of a Member State show of its rule: with a script and without. Patterns and checks stay on the server.
 *
 * @param query - Keeps the code of the partner whose link led here, for the links onward.
 */
export async function shownForm({ collection, memberState, rule, now }: Asked, locale: Locale, query: string) {
  const { fields, documents } = rule
  const t = await getTranslations()
  const name = countryName(memberState, locale)
  const today = brusselsDayOf(now)
  const age = minimumAgeOn(rule, today)
  const kinds = new Set(fields.map(({ kind }) => kind))
  return {
    memberState: { code: memberState, name },
    changeLink: <PageLink href={`/sign${query}`}>{t('choose.change')}</PageLink>,
    privacyLink: (
      <PageLink href="/privacy" target="_blank">
        {t('signing.privacyLink')}
      </PageLink>
    ),
    title: t(`signing.${titleKeyOf(rule)}`, { memberState: name }),
    whoMaySign: await whoMaySign(collection, rule, locale),
    lawLanguage: wordsOfPack(collection.pack, locale)?.language ?? locale,
    needed: t(`signing.${fields.some(({ isOptional }) => isOptional === true) ? 'neededUnlessSaid' : 'allNeeded'}`),
    minimumAge: t(`signing.${age.basis === 'birthday' ? 'minimumAge' : 'minimumAgeYear'}`, { years: age.years }),
    channel: new URLSearchParams(query).get('from') ?? '',
    fields: fields.map(({ name, kind, maxLength, isOptional = false }) => ({ name, kind, maxLength, isOptional })),
    documents: documents.map(({ type, officialName, example, format }) => ({
      type,
      officialName,
      example,
      isDigitsAlone: takesDigitsAlone(format),
    })),
    period: daysOfPeriod(collection.initiative, locale),
    countries: kinds.has('country') ? namedCountries(locale) : [],
    nationalities: fields.flatMap((field) => nationalitiesOf(field, locale, today)),
    postalCodes: kinds.has('postal-code') ? postalCodeExamples : {},
  }
}

/** Who may sign, where the title does not say it: by the pack's own words, or by those of the law before 2020. */
async function whoMaySign(
  { pack }: Collection,
  { entitled }: MemberStateRule,
  locale: Locale,
): Promise<{ readonly text: string; readonly language: string } | null> {
  const words = wordsOfPack(pack, locale)
  if (words !== null) return { text: words.whoMaySign, language: words.language }
  if (entitled === 'nationals') return null
  return { text: (await getTranslations('signing.entitled'))(entitled), language: locale }
}

/** Those of which somebody may be a national who signs today. */
const nationalitiesOf = (field: FieldRule, locale: Locale, today: string) =>
  field.kind === 'nationality'
    ? field.citizenships
        .filter(({ until = today }) => today <= until)
        .map(({ country }) => namedCountry(country, locale))
        .toSorted((one, other) => one.name.localeCompare(other.name, locale))
    : []
