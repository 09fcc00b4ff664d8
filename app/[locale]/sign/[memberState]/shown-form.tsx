import { getTranslations } from 'next-intl/server'
import type { Initiative } from '#lib/domain/initiative'
import type { MemberState } from '#lib/domain/member-states'
import { countryName, namedCountries } from '#lib/i18n/names'
import type { Locale } from '#lib/i18n/routing'
import { eci2019 } from '#lib/rules/eci-2019/index'
import { postalCodeExamples } from '#lib/rules/eci-2019/postal-code-examples'
import { takesDigitsAlone } from '#lib/rules/takes-digits-alone'
import { daysOfPeriod } from '../../days-of-period'
import { PageLink } from '../../page-link'

/**
 * What both forms of a Member State show of its rule: with a script and without. Patterns and checks stay on the server.
 *
 * @param query - Keeps the code of the partner whose link led here, for the links onward.
 */
export async function shownForm(
  initiative: Initiative | null,
  memberState: MemberState,
  locale: Locale,
  query: string,
) {
  const { part, fields, documents, minimumAge } = eci2019.rules[memberState]
  const t = await getTranslations()
  return {
    memberState: { code: memberState, name: countryName(memberState, locale) },
    changeLink: <PageLink href={`/sign${query}`}>{t('choose.change')}</PageLink>,
    privacyLink: (
      <PageLink href="/privacy" target="_blank">
        {t('signing.privacyLink')}
      </PageLink>
    ),
    part,
    minimumAge: t(`signing.${minimumAge.basis === 'birthday' ? 'minimumAge' : 'minimumAgeYear'}`, {
      years: minimumAge.years,
    }),
    channel: new URLSearchParams(query).get('from') ?? '',
    fields: fields.map(({ name, kind, maxLength }) => ({ name, kind, maxLength })),
    documents: documents.map(({ type, officialName, example, format }) => ({
      type,
      officialName,
      example,
      isDigitsAlone: takesDigitsAlone(format),
    })),
    period: daysOfPeriod(initiative, locale),
    countries: part === 'A' ? namedCountries(locale) : [],
    postalCodes: part === 'A' ? postalCodeExamples : {},
  }
}
