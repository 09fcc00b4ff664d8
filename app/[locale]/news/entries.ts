import { getFormatter, getTranslations } from 'next-intl/server'
import { brusselsDayOf, type Day } from '#lib/domain/day'
import type { Initiative } from '#lib/domain/initiative'
import type { PublishedFigures } from '#lib/figures/published-figures'
import { dayInWords } from '#lib/i18n/days'
import type { Locale } from '#lib/i18n/routing'
import { milestones, type Milestone } from '#lib/publishing/milestones'
import { newsTextIn, type NewsItem, type NewsText } from '#lib/publishing/news-item'

/** Something on the page of news: an organisers' item, or a milestone. */
export interface NewsEntry {
  /** The anchor that feeds lead to. */
  readonly id: string
  readonly publishedAt: Date
  readonly day: Day
  readonly title: string
  readonly text: string
  /** Absent where the text is plain. */
  readonly marks?: NewsText['marks']
  readonly language: string
}

/** All entries in a language, newest first; organisers' items in another where there is no translation. */
export async function entriesOf(
  shown: {
    readonly news: readonly NewsItem[]
    readonly initiative: Initiative | null
    readonly figures: PublishedFigures
    readonly now: Date
  },
  locale: Locale,
): Promise<readonly NewsEntry[]> {
  const { news, initiative, figures, now } = shown
  const reached =
    initiative === null
      ? []
      : milestones({ figures, initiative, today: brusselsDayOf(now) }).map((milestone) =>
          milestoneEntry(milestone, initiative, locale),
        )
  const items = news.map((item) => itemEntry(item, locale)).filter((entry) => entry !== null)
  return [...items, ...(await Promise.all(reached))].toSorted(
    (one, other) => other.publishedAt.getTime() - one.publishedAt.getTime(),
  )
}

function itemEntry(item: NewsItem, locale: Locale): NewsEntry | null {
  const text = newsTextIn(item, locale)
  if (text === null) return null
  const { id, publishedAt } = item
  return { ...text, id: `news-${id}`, publishedAt, day: brusselsDayOf(publishedAt) }
}

async function milestoneEntry(
  { id, kind, count, day, publishedAt }: Milestone,
  initiative: Initiative,
  locale: Locale,
): Promise<NewsEntry> {
  const t = await getTranslations('news')
  const number = (await getFormatter()).number(count)
  const { title, text } = {
    opened: {
      title: t('milestoneOpened'),
      text: t('milestoneOpenedText', { closesOn: dayInWords(initiative.period.closesOn, locale) }),
    },
    total: { title: t('milestoneTotal', { count: number }), text: t('milestoneTotalText', { count: number }) },
    closed: { title: t('milestoneClosed'), text: t('milestoneClosedText') },
  }[kind]
  return { id, publishedAt, day, title, text, language: locale }
}
