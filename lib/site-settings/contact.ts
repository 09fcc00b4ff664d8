import { z } from 'zod'
import { isMemberState } from '#lib/domain/member-states'
import { fail, ok, type Result } from '#lib/domain/result'
import { found, type Problems, type SiteKeeping } from './keeping.ts'
import type { Settings } from './settings.ts'
import { lengthOf, lineOf, linesOf, orNull } from './typed-text.ts'

/** Characters of the longest line, address and label. */
const [longestLine, longestAddress, longestLabel] = [120, 500, 60]
const longestUrl = 300

export interface ContactForm {
  readonly email: string
  readonly postalAddress: string
  /** Where the data lie: all three, or none. */
  readonly provider: string
  readonly place: string
  readonly memberState: string
  /** The organisers' own site, and what the link to it says: both, or none. */
  readonly url: string
  readonly label: string
}

export type ContactProblems = Problems<
  keyof ContactForm,
  'no-email' | 'too-long' | 'missing' | 'no-member-state' | 'no-address'
>

/** Sets whom to write to, where the data lie, and where the receipt leads back to. */
export function changeContact(
  keeping: SiteKeeping,
  form: ContactForm,
  organiserId: number | null,
): Result<void, ContactProblems> {
  const typed = tidied(form)
  const problems = found({ ...problemsWithContact(typed), ...problemsWithHost(typed), ...problemsWithLink(typed) })
  if (problems !== null) return fail(problems)
  keeping.keep({ settings: settingsFrom(typed) }, { event: 'contact-changed', organiserId })
  return ok(undefined)
}

const tidied = (form: ContactForm): ContactForm => ({
  email: lineOf(form.email),
  postalAddress: linesOf(form.postalAddress),
  provider: lineOf(form.provider),
  place: lineOf(form.place),
  memberState: lineOf(form.memberState),
  url: lineOf(form.url),
  label: lineOf(form.label),
})

const isTooLong = (text: string, most: number): 'too-long' | null => (lengthOf(text) > most ? 'too-long' : null)

const isEmail = (text: string): boolean => z.email().max(254).safeParse(text).success

const problemsWithContact = ({ email, postalAddress }: ContactForm) =>
  ({
    email: email === '' || isEmail(email) ? null : 'no-email',
    postalAddress: isTooLong(postalAddress, longestAddress),
  }) as const

function problemsWithHost({ provider, place, memberState: code }: ContactForm) {
  const isEmpty = `${provider}${place}${code}` === ''
  const line = (text: string) => (text === '' && !isEmpty ? 'missing' : isTooLong(text, longestLine))
  return {
    provider: line(provider),
    place: line(place),
    // The data must lie in a Member State (Regulation (EU) 2019/788, Article 11(1)).
    memberState: isEmpty || isMemberState(code) ? null : code === '' ? 'missing' : 'no-member-state',
  } as const
}

function problemsWithLink({ url, label }: ContactForm) {
  const isEmpty = url === '' && label === ''
  return {
    url: isEmpty ? null : url === '' ? 'missing' : isWebAddress(url) ? isTooLong(url, longestUrl) : 'no-address',
    label: isEmpty ? null : label === '' ? 'missing' : isTooLong(label, longestLabel),
  } as const
}

/** Encrypted on its way, and with nothing in it that makes it look like another's (`https://ours@theirs`). */
function isWebAddress(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, username, password, hostname } = new URL(url)
  return protocol === 'https:' && username === '' && password === '' && hostname.includes('.')
}

function settingsFrom(typed: ContactForm): Pick<Settings, 'contact' | 'host' | 'return-link'> {
  const { provider, place, memberState, url, label } = typed
  return {
    contact: { email: orNull(typed.email), postalAddress: orNull(typed.postalAddress) },
    host: isMemberState(memberState) ? { memberState, provider, place } : null,
    'return-link': url === '' ? null : { url: new URL(url).href, label },
  }
}
