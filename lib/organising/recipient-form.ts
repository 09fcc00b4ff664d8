import { fail, ok, type Result } from '#lib/domain/result'
import {
  isSameFingerprint,
  type KeyRead,
  type RecipientKey,
  type RecipientKeyProblem,
} from '#lib/envelopes/recipient-key'
import { isOfficialLanguage } from '#lib/register/official-languages'

/** Ways by which a fingerprint is heard that a forger of messages does not hold in hand. */
export const hearings = ['telephone', 'letter', 'in-person'] as const

export type Hearing = (typeof hearings)[number]

export const isHearing = (text: string): text is Hearing => hearings.some((hearing) => hearing === text)

/** What was typed into the form, as it came. */
export interface TypedRecipient {
  readonly memberState: string
  readonly authority: string
  readonly address: string
  readonly language: string
  readonly key: string
  readonly fingerprint: string
  readonly heard: string
}

export interface RecipientProblems {
  readonly authority?: 'authority-missing'
  readonly address?: 'address-missing'
  readonly language?: 'choose-language'
  readonly key?: RecipientKeyProblem | 'key-missing'
  readonly fingerprint?: 'fingerprint-missing' | 'fingerprint-differs'
  readonly heard?: 'choose-hearing'
}

/** Letters that each may have: what does not fit an envelope is no address. */
export const longestOf = { authority: 200, address: 500 } as const

interface ReadRecipient {
  readonly authority: string
  readonly address: string
  readonly language: string
  readonly heard: Hearing
  readonly key: RecipientKey
}

/** Reads the form, with what stands in its key; all that is wrong at once. */
export function readRecipient(typed: TypedRecipient, key: KeyRead): Result<ReadRecipient, RecipientProblems> {
  const authority = lineOf(typed.authority)
  const address = linesOf(typed.address)
  const { language, heard } = typed
  const problems: RecipientProblems = {
    ...(fits(authority, longestOf.authority) ? {} : { authority: 'authority-missing' }),
    ...(fits(address, longestOf.address) ? {} : { address: 'address-missing' }),
    ...(isOfficialLanguage(language) ? {} : { language: 'choose-language' }),
    ...problemWithKey(typed, key),
    ...(isHearing(heard) ? {} : { heard: 'choose-hearing' }),
  }
  if (Object.keys(problems).length > 0 || !key.ok || !isHearing(heard)) return fail(problems)
  return ok({ authority, address, language, heard, key: key.value })
}

function problemWithKey({ key: text, fingerprint }: TypedRecipient, key: KeyRead): RecipientProblems {
  const missing = fingerprint.trim() === '' ? { fingerprint: 'fingerprint-missing' as const } : {}
  if (text.trim() === '') return { key: 'key-missing', ...missing }
  if (!key.ok) return { key: key.problem, ...missing }
  if (fingerprint.trim() === '') return missing
  return isSameFingerprint(fingerprint, key.value.fingerprint) ? {} : { fingerprint: 'fingerprint-differs' }
}

const fits = (text: string, longest: number): boolean => text !== '' && text.length <= longest

const lineOf = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim()

const linesOf = (text: string): string =>
  text
    .split(/\r?\n/u)
    .map(lineOf)
    .filter((line) => line !== '')
    .join('\n')
