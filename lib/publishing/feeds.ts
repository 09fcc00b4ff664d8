import { Feed } from 'feed'
import { textIn } from '#lib/domain/initiative'
import { dayInWords } from '#lib/i18n/days'
import { languageName } from '#lib/i18n/names'
import type { Words } from '#lib/i18n/translator'
import { blocksOf, type Block } from '#lib/news/markdown'
import { newsHtml } from '#lib/news/news-html'
import { escaped, legal } from './markup.ts'
import { milestones, type Milestone } from './milestones.ts'
import { newsTextIn, type NewsItem } from './news-item.ts'
import type { InitiativePublication } from './publication.ts'

/** One entry of a feed. */
interface Entry {
  readonly id: string
  readonly at: Date
  readonly title: string
  readonly blocks: readonly Block[]
}

/** What feed readers are given at most: the newest. */
const mostEntries = 50

/** Organisers' news and milestones in one language, newest first (RFC 4287). */
export const atom = (publication: InitiativePublication, words: Words): string => feed(publication, words).atom1()

/** The same for readers of RSS 2.0. */
export const rss = (publication: InitiativePublication, words: Words): string => feed(publication, words).rss2()

function feed(publication: InitiativePublication, words: Words): Feed {
  const { origin, initiative, site } = publication
  const { locale, t } = words
  const page = `${origin}/${locale}/news`
  const entries = entriesOf(publication, words)
  const made = new Feed({
    id: page,
    link: page,
    title: legal(t('news.feedTitle', { title: textIn(initiative, locale).title })),
    description: legal(site.name),
    language: locale,
    generator: 'Colligo',
    // Not the moment of making: a feed that says nothing new keeps its entity tag.
    updated: entries[0]?.at ?? new Date(initiative.registeredOn),
    feedLinks: { atom: `${page}.atom`, rss: `${page}.rss` },
    author: { name: legal(site.name) },
  })
  for (const { id, at, title, blocks } of entries) {
    // Atom's titles are HTML as this library writes them.
    const content = newsHtml(blocks)
    const link = `${page}#${encodeURIComponent(id)}`
    made.addItem({ id: link, link, title: escaped(title), date: at, published: at, content })
  }
  return made
}

function entriesOf(publication: InitiativePublication, words: Words): readonly Entry[] {
  return [
    ...publication.news.map((item) => entryOfNews(item, words)),
    ...milestones(publication)
      .toReversed()
      .map((milestone) => entryOfMilestone(milestone, publication, words)),
  ]
    .filter((entry) => entry !== null)
    .toSorted((one, other) => other.at.getTime() - one.at.getTime())
    .slice(0, mostEntries)
}

function entryOfNews(item: NewsItem, { locale, t }: Words): Entry | null {
  const found = newsTextIn(item, locale)
  if (found === null) return null
  const foreign =
    found.language === locale ? '' : t('news.otherLanguage', { language: languageName(found.language, locale) })
  const blocks = [...plainBlocks(foreign), ...blocksOf(found.text, found.marks)]
  return { id: `news-${item.id}`, at: item.publishedAt, title: found.title, blocks }
}

function entryOfMilestone(
  { id, kind, count, publishedAt }: Milestone,
  { initiative }: InitiativePublication,
  { locale, t, format }: Words,
): Entry {
  const [title, text] = {
    opened: () => [
      t('news.milestoneOpened'),
      t('news.milestoneOpenedText', { closesOn: dayInWords(initiative.period.closesOn, locale) }),
    ],
    total: () => {
      const number = format.number(count)
      return [t('news.milestoneTotal', { count: number }), t('news.milestoneTotalText', { count: number })]
    },
    closed: () => [t('news.milestoneClosed'), t('news.milestoneClosedText')],
  }[kind]() as [string, string]
  return { id, at: publishedAt, title, blocks: plainBlocks(text) }
}

/** What the site says by itself has no marks. */
const plainBlocks = (text: string): readonly Block[] => blocksOf(text, undefined)
