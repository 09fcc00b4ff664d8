import type { Words } from '#lib/i18n/translator'
import type { CounterWords } from './counter-element.js'

/** Numbers by which a plural category shows itself, in each language that the Union speaks. */
const samples = [1, 2, 3, 5, 7, 11, 20, 21, 100, 101, 102, 1_000_000, 0]

/**
 * The words of the counter on other people's pages. Its script is to be small, so it knows no message format: it gets a
 * sentence for each plural category, and puts the number in.
 */
export function counterWords({ locale, t, format }: Words): CounterWords {
  const rules = new Intl.PluralRules(locale)
  const count: Record<string, string> = {}
  for (const sample of samples) {
    count[rules.select(sample)] ??= t('embed.count', { count: sample }).replace(format.number(sample), '{count}')
  }
  return { count, sign: t('embed.sign'), newTab: t('embed.opensInNewTab'), practice: t('site.testCollection') }
}
