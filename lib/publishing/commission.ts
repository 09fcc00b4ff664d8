/**
 * The Commission's own addresses and shapes, so that what people have made for its system works here unchanged:
 * counters, maps, trackers. Source: version 5.0 of its Online Collection Software (EUPL), whose interface its central
 * system has kept, and the programs that read it. Names and spellings are theirs: `treshold`, ISO codes in lower case
 * (`gr`), days as `17/06/2026`, 0 for a count that is held back or switched off.
 */
import type { Day } from '#lib/domain/day'
import { textIn, type Initiative, type InitiativeText, type Organiser } from '#lib/domain/initiative'
import { isoCodeOf } from '#lib/domain/member-states'
import { daysBetween, howFar } from '#lib/figures/how-far'
import { goalIn, hasCounter, type InitiativePublication } from './publication.ts'

export const progression = (publication: InitiativePublication): object => ({
  signatureCount: hasCounter(publication) ? publication.figures.count : 0,
  goal: goalIn(publication).total,
})

/** `count` is the name of 5.0, `totalCount` that of the central system. */
export function distributionMap(publication: InitiativePublication): object {
  const { figures } = publication
  const isShown = hasCounter(publication)
  const { memberStates } = howFar(figures, goalIn(publication))
  return {
    signatureCountryCount: memberStates.map(({ memberState, count, threshold, share }) => ({
      countryCode: isoCodeOf(memberState).toLowerCase(),
      count: isShown ? (count ?? 0) : 0,
      totalCount: isShown ? (count ?? 0) : 0,
      treshold: threshold,
      percentage: isShown ? Math.round(share * 10_000) / 100 : 0,
    })),
  }
}

export const description = ({ initiative }: InitiativePublication): object =>
  descriptions(initiative, [textIn(initiative, '')])

export const allDescriptions = ({ initiative }: InitiativePublication): object =>
  descriptions(initiative, initiative.texts)

/** `null` where the register has no text in the language. */
export function descriptionByLanguage({ initiative }: InitiativePublication, language: string): object | null {
  const text = initiative.texts.find((one) => one.language === language)
  return text === undefined ? null : descriptions(initiative, [text])
}

function descriptions(initiative: Initiative, texts: readonly InitiativeText[]): object {
  const { registrationNumber, registeredOn, registerUrl, period, organisers } = initiative
  return {
    initiativeInfo: {
      registrationNumber,
      registrationDate: asTheyWriteDays(registeredOn),
      closingDate: asTheyWriteDays(period.closesOn),
      url: registerUrl,
      partiallyRegistered: false,
      organizers: organisers.map(contact),
    },
    descriptions: texts.map((text) => ({
      id: initiative.texts.indexOf(text) + 1,
      languageCode: text.language,
      original: text.isOriginal,
      title: text.title,
      objectives: text.objectives,
      url: text.websiteUrl ?? '',
      partialRegistration: '',
    })),
  }
}

export const contacts = ({ initiative }: InitiativePublication): object => ({
  contactDTOlist: initiative.organisers.map(contact),
})

/** Joined by a space, the two names are the name; where it is parted nobody but its bearer knows. */
function contact({ name, role, email }: Organiser): object {
  const words = name.split(' ')
  return {
    firstName: words.length > 1 ? words.slice(0, -1).join(' ') : '',
    familyName: words.at(-1) ?? '',
    role,
    email: email ?? '',
  }
}

export const languages = ({ initiative }: InitiativePublication, nameOf: (code: string) => string): object => ({
  languages: initiative.texts.map(({ language }, at) => ({
    languageCode: language,
    languageName: nameOf(language),
    displayOrder: at + 1,
  })),
})

/** Whole days until the last one; 0 from then on. */
export const daysLeft = ({ initiative, today }: InitiativePublication): object => ({
  value: Math.max(0, daysBetween(today, initiative.period.closesOn)),
})

export const systemState = ({ state }: InitiativePublication): object => ({
  collecting: state === 'open',
  online: true,
  initialized: true,
})

export const collectorState = ({ state }: InitiativePublication): object => ({
  collectionMode: state === 'open' ? 'on' : 'off',
})

const asTheyWriteDays = (day: Day): string => day.split('-').toReversed().join('/')
