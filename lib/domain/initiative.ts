import type { CollectionPeriod } from './collection-period.ts'
import type { Day } from './day.ts'

/** One language's wording, exactly as the register holds it. */
export interface InitiativeText {
  readonly language: string
  readonly isOriginal: boolean
  readonly title: string
  readonly objectives: string
  /** The annex in the register, where there is one. */
  readonly annexUrl: string | null
  /** The organisers' own website, where there is one. */
  readonly websiteUrl: string | null
}

export interface Organiser {
  readonly role: 'representative' | 'substitute' | 'member' | 'legal-entity' | 'other'
  readonly name: string
  /** Registered for contact persons, and published by the register. */
  readonly email: string | null
  /** Of residence, or of the legal entity's seat. */
  readonly country: string | null
}

/**
 * What the register says of an initiative, and the site shows unchanged.
 *
 * Source: Regulation (EU) 2019/788, Article 6 and Annex II; Article 9(3) wants the form's text to be the register's.
 */
export interface Initiative {
  readonly registrationNumber: string
  readonly registeredOn: Day
  readonly registerUrl: string
  readonly period: CollectionPeriod
  readonly organisers: readonly Organiser[]
  /** Exactly one is the original. */
  readonly texts: readonly InitiativeText[]
}

/** The wording in a language, or the original where the register has none in it. */
export function textIn(initiative: Initiative, language: string): InitiativeText {
  const text =
    initiative.texts.find((candidate) => candidate.language === language) ??
    initiative.texts.find(({ isOriginal }) => isOriginal)
  if (text === undefined) throw new Error('the initiative has no original text')
  return text
}
