import type { InitiativeText } from '#lib/domain/initiative'
import type { Draft, DraftText, Found } from './draft.ts'
import type { ImportProblemCode, Report } from './import-problem.ts'
import { isOfficialLanguage } from './official-languages.ts'
import { readIfPresent, readLine, readParagraphs, readWebAddress } from './read-values.ts'

/** In characters without spaces. Source: Regulation (EU) 2019/788, Annex II. */
const longest = { title: 100, objectives: 1100 }

/** How many times the lawful length a text may have with its spaces. More is no wording. */
const generous = 4

/** Reads the wording in each language, in the register's order: one text a language, and one of them the original. */
export function readTexts(draft: Draft, report: Report): InitiativeText[] {
  const texts = draft.texts.map((text) => textFrom(text, report))
  reportRepeatedLanguages(draft, report)
  reportOriginals(draft, report)
  return texts
}

function textFrom(text: DraftText, report: Report): InitiativeText {
  const title = readLine(text.title, generous * longest.title, report) ?? ''
  const objectives = readParagraphs(text.objectives, generous * longest.objectives, report) ?? ''
  reportIfLonger(text.title, title, longest.title, 'title-too-long', report)
  reportIfLonger(text.objectives, objectives, longest.objectives, 'objectives-too-long', report)
  return {
    language: readLanguage(text.language, report),
    isOriginal: readFlag(text.isOriginal) ?? reportFlag(text.isOriginal, report),
    title,
    objectives,
    annexUrl: readIfPresent(text.annexUrl, readWebAddress, report),
    websiteUrl: readIfPresent(text.websiteUrl, readWebAddress, report),
  }
}

/** Counts characters as readers do, not the halves that some of them are stored in. */
function reportIfLonger(found: Found, text: string, limit: number, code: ImportProblemCode, report: Report): void {
  if (Array.from(text.replace(/\s/gu, '')).length > limit) report(code, found)
}

const languageOf = ({ text }: Found): string => (text ?? '').toLowerCase()

function readLanguage(found: Found, report: Report): string {
  const text = readLine(found, 40, report)
  const language = languageOf(found)
  if (text !== null && !isOfficialLanguage(language)) report('unknown-language', found)
  return language
}

/** `true` or `false`, also as `xs:boolean` has them; a text that says nothing is a translation. `null` for other words. */
const readFlag = ({ text }: Found): boolean | null => flags.get(text?.toLowerCase() ?? 'false') ?? null

const flags: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
])

function reportFlag(found: Found, report: Report): false {
  report('not-true-or-false', found)
  return false
}

function reportRepeatedLanguages({ texts }: Draft, report: Report): void {
  const seen = new Set<string>()
  for (const { language } of texts) {
    if (language.text !== null && seen.has(languageOf(language))) report('language-twice', language)
    seen.add(languageOf(language))
  }
}

/** Where a text does not say clearly whether it is the original, it may be it, and none is said to be missing. */
function reportOriginals({ texts, textsAt }: Draft, report: Report): void {
  if (texts.every(({ isOriginal }) => readFlag(isOriginal) === false)) report('no-original', textsAt)
  const originals = texts.filter(({ isOriginal }) => readFlag(isOriginal) === true)
  for (const { isOriginal } of originals.slice(1)) report('more-than-one-original', isOriginal)
}
