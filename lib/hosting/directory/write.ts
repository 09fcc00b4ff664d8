import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Feed } from 'feed'
import { dayInWords } from '#lib/i18n/days'
import { languageName } from '#lib/i18n/names'
import { routing, type Locale } from '#lib/i18n/routing'
import { wordsIn } from '#lib/i18n/translator'
import { escaped, legal } from '#lib/publishing/markup'
import ownWords from '../../../messages/directory.json' with { type: 'json' }
import type { DirectoryEntry } from './entries.ts'
import { styleSheet } from './style.ts'

/**
 * Writes the directory: a page and a feed in each language, and one sheet of styles. Nothing in it needs a script or
 * another site. A file is there whole or as it was before.
 *
 * @param origin - Where the directory is served: feeds need whole addresses.
 */
export function writeDirectory(folder: string, entries: readonly DirectoryEntry[], origin: string, now: Date): void {
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  writeWhole(join(folder, 'style.css'), styleSheet)
  for (const locale of routing.locales) {
    mkdirSync(join(folder, locale), { recursive: true, mode: 0o755 })
    writeWhole(join(folder, locale, 'index.html'), page(entries, locale))
    writeWhole(join(folder, locale, 'feed.rss'), feed(entries, locale, origin, now))
  }
}

function writeWhole(file: string, text: string): void {
  writeFileSync(`${file}.next`, text, { mode: 0o644 })
  renameSync(`${file}.next`, file)
}

function page(entries: readonly DirectoryEntry[], locale: Locale): string {
  const { title, intro, none } = ownWords[locale]
  const { t } = wordsIn(locale)
  const listed =
    entries.length === 0
      ? `<p>${escaped(none)}</p>`
      : `<ul class="initiatives">\n${entries.map((entry) => item(entry, locale)).join('\n')}\n</ul>`
  const languages = routing.locales.map(
    (other) =>
      `<li><a href="/${other}/" lang="${other}" hreflang="${other}">${escaped(languageName(other, other))}</a></li>`,
  )
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<link rel="stylesheet" href="/style.css">
<link rel="alternate" type="application/rss+xml" title="${escaped(title)}" href="/${locale}/feed.rss">
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
<p>${escaped(intro)}</p>
${listed}
<p><a href="/${locale}/feed.rss">${escaped(t('news.rss'))}</a></p>
</main>
<footer><nav aria-label="${escaped(t('site.language'))}"><ul class="languages">
${languages.join('\n')}
</ul></nav></footer>
</body>
</html>
`
}

function item(entry: DirectoryEntry, locale: Locale): string {
  const { title, language } = titleIn(entry, locale)
  const link = `${entry.origin}/${locale}`
  const sign =
    entry.state === 'open'
      ? `\n<p><a class="sign" href="${escaped(link)}/sign">${escaped(wordsIn(locale).t('initiative.signButton'))}</a></p>`
      : ''
  return `<li>
<h2${language === locale ? '' : ` lang="${escaped(language)}"`}><a href="${escaped(link)}">${escaped(title)}</a></h2>
<p>${escaped(entry.registrationNumber)} · ${escaped(stateInWords(entry, locale))}</p>${sign}
</li>`
}

function stateInWords({ state, opensOn, closesOn }: DirectoryEntry, locale: Locale): string {
  const { t } = wordsIn(locale)
  switch (state) {
    case 'open':
      return t('news.milestoneOpenedText', { closesOn: dayInWords(closesOn, locale) })
    case 'not-yet':
      return t('collection.not-yet.text', { opensOn: dayInWords(opensOn, locale) })
    case 'over':
      return t('collection.over.title')
    case 'not-open':
      return t('collection.not-opened.title')
  }
}

/** Its title in a language, or as its organisers wrote it first. */
function titleIn({ titles, registrationNumber }: DirectoryEntry, locale: string) {
  const found = titles.find(({ language }) => language === locale) ?? titles[0]
  return found ?? { title: registrationNumber, language: locale }
}

/** One entry for each initiative, with the day on which its collection begins (RSS 2.0). */
function feed(entries: readonly DirectoryEntry[], locale: Locale, origin: string, now: Date): string {
  const { title, intro } = ownWords[locale]
  const link = `${origin}/${locale}/`
  const made = new Feed({
    ...{ id: link, link, title: legal(title), description: legal(intro), language: locale, generator: 'Colligo' },
    ...{ updated: now, feedLinks: { rss: `${link}feed.rss` } },
  })
  for (const entry of entries) {
    const page = `${entry.origin}/${locale}`
    const state = escaped(stateInWords(entry, locale))
    made.addItem({
      ...{ id: page, link: page, title: escaped(titleIn(entry, locale).title), date: new Date(entry.opensOn) },
      ...{ description: state },
    })
  }
  return made.rss2()
}
