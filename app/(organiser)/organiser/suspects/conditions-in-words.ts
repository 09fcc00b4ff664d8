import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { countryName, languageName } from '#lib/i18n/names'
import { momentInWords } from '#lib/i18n/days'
import type { SuspicionConditions } from '#lib/organising/suspicions'

/** The beginning of an hour in words, on the clock of Brussels. */
export const hourInWords = (hour: string, locale: string): string => momentInWords(new Date(`${hour}:00Z`), locale)

/** Conditions as somebody would say them, with commas between. */
export async function conditionsInWords(conditions: SuspicionConditions): Promise<string> {
  const t = await getTranslations('organiser.suspects')
  const locale = await getLocale()
  const format = await getFormatter()
  const { fromHour, toHour, lanes, memberStates, languages } = conditions
  const parts = [
    fromHour === null ? null : t('since', { time: hourInWords(fromHour, locale) }),
    toHour === null ? null : t('until', { time: hourInWords(toHour, locale) }),
    lanes.length === 0 ? null : t('inLanes', { lanes: format.list(lanes.map((lane) => t(`lane.${lane}.name`))) }),
    memberStates.length === 0
      ? null
      : t('inMemberStates', { names: format.list(memberStates.map((code) => countryName(code, locale))) }),
    languages.length === 0
      ? null
      : t('inLanguages', { names: format.list(languages.map((code) => languageName(code, locale))) }),
  ]
  return parts.filter((part) => part !== null).join('; ')
}
