import { fail, ok, type Result } from '#lib/domain/result'
import { found, type Problems, type SiteKeeping } from './keeping.ts'
import type { SiteTexts } from './site.ts'
import { lengthOf, lineOf } from './typed-text.ts'

/** Characters of the longest text: what networks take in one message, the address beside it. */
export const longestSiteText = 280

export const textNames = ['callback', 'share', 'shareSigned'] as const satisfies readonly (keyof SiteTexts)[]

export type TextsForm = Readonly<Record<(typeof textNames)[number], string>>

export type TextsProblems = Problems<keyof TextsForm, 'too-long'>

/** Sets the organisers' own words in one language. An empty text takes the site's own words back. */
export function changeTexts(
  keeping: SiteKeeping,
  language: string,
  form: TextsForm,
  organiserId: number | null,
): Result<void, TextsProblems> {
  const typed = { callback: lineOf(form.callback), share: lineOf(form.share), shareSigned: lineOf(form.shareSigned) }
  const problemOf = (name: keyof TextsForm) => (lengthOf(typed[name]) > longestSiteText ? 'too-long' : null)
  const problems = found({
    callback: problemOf('callback'),
    share: problemOf('share'),
    shareSigned: problemOf('shareSigned'),
  })
  if (problems !== null) return fail(problems)
  const before = keeping.settings().texts
  const changed = (name: keyof TextsForm) => withText(before?.[name] ?? {}, language, typed[name])
  const texts = { callback: changed('callback'), share: changed('share'), shareSigned: changed('shareSigned') }
  keeping.keep({ settings: { texts } }, { event: 'texts-changed', organiserId })
  return ok(undefined)
}

/** The same texts with another in one language, or with none. */
function withText(texts: Readonly<Record<string, string>>, language: string, text: string): Record<string, string> {
  const others = Object.entries(texts).filter(([other]) => other !== language)
  return Object.fromEntries(text === '' ? others : [...others, [language, text]])
}
