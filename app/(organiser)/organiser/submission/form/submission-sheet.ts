import type { Messages, createTranslator } from 'next-intl'
import type { Day } from '#lib/domain/day'
import { textIn, type Initiative } from '#lib/domain/initiative'
import type { PlainSheet, SheetPart } from '#lib/forms/plain-sheet-pdf'
import { dayInWords } from '#lib/i18n/days'
import { countryName } from '#lib/i18n/names'
import type { Submission } from '#lib/organising/submission'
import type { ValidityCertificate } from '#lib/organising/validity-certificates'

interface Known {
  readonly initiative: Initiative
  readonly submission: Submission
  readonly certificates: readonly ValidityCertificate[]
  readonly today: Day
}

interface Tongue {
  readonly locale: string
  readonly t: ReturnType<typeof createTranslator<Messages, 'organiser.submission.form'>>
}

/** The form to the Commission: what is known, and a blank line for what only people know. */
export function submissionSheet(known: Known, tongue: Tongue): PlainSheet {
  const { t, locale } = tongue
  const { initiative, today } = known
  return {
    title: t('title'),
    language: locale,
    madeOn: today,
    foot: t('foot', { registrationNumber: initiative.registrationNumber, day: dayInWords(today, locale) }),
    parts: [
      { kind: 'note', text: t('source') },
      ...aboutInitiative(known, tongue),
      ...statements(known, tongue),
      ...people(known, tongue),
      { kind: 'heading', text: t('fundingTitle') },
      ...blanks(t('funding'), 5),
      { kind: 'heading', text: t('declarationTitle') },
      { kind: 'text', text: t('declaration') },
      ...contactPersons(initiative).flatMap(({ name }) => blanks(t('signature', { name }), 1)),
      ...annexes(known, tongue),
    ],
  }
}

const blanks = (name: string, lines: number): readonly SheetPart[] =>
  Array.from({ length: lines }, (_, index): SheetPart => ({
    kind: 'value',
    name: index === 0 ? name : '',
    value: null,
  }))

function aboutInitiative({ initiative }: Known, { t, locale }: Tongue): readonly SheetPart[] {
  const { title, language } = textIn(initiative, locale)
  return [
    { kind: 'heading', text: t('aboutTitle') },
    { kind: 'value', name: t('initiativeTitle'), value: title, lang: language },
    { kind: 'value', name: t('registrationNumber'), value: initiative.registrationNumber },
    { kind: 'value', name: t('registeredOn'), value: dayInWords(initiative.registeredOn, locale) },
  ]
}

function statements({ submission }: Known, { t, locale }: Tongue): readonly SheetPart[] {
  const { rows, total, reached, withoutCertificate } = submission
  const number = new Intl.NumberFormat(locale)
  const names = new Intl.ListFormat(locale).format(withoutCertificate.map((code) => countryName(code, locale)))
  const table: SheetPart = {
    kind: 'table',
    head: [t('stateColumn'), t('validColumn'), t('thresholdColumn'), t('certificateColumn')],
    rows: [
      ...rows.map(({ memberState, valid, threshold, issuedOn }) => [
        countryName(memberState, locale),
        number.format(valid),
        number.format(threshold),
        dayInWords(issuedOn, locale),
      ]),
      [t('sum'), number.format(total), '', ''],
    ],
  }
  return [
    { kind: 'heading', text: t('statementsTitle') },
    { kind: 'value', name: t('total'), value: rows.length === 0 ? null : number.format(total) },
    { kind: 'text', text: t('perState') },
    rows.length === 0 ? { kind: 'text', text: t('noRows') } : table,
    { kind: 'value', name: t('reached'), value: number.format(reached) },
    ...(withoutCertificate.length === 0
      ? []
      : ([
          { kind: 'heading', text: t('openTitle') },
          { kind: 'text', text: t('openCertificates', { memberStates: names }) },
        ] as const)),
  ]
}

const contactPersons = ({ organisers }: Initiative): Initiative['organisers'] =>
  organisers.filter(({ role }) => role === 'representative' || role === 'substitute')

function people({ initiative }: Known, { t }: Tongue): readonly SheetPart[] {
  const entity = initiative.organisers.find(({ role }) => role === 'legal-entity')
  return [
    { kind: 'heading', text: t('peopleTitle') },
    ...contactPersons(initiative).flatMap(({ name, email }): readonly SheetPart[] => [
      { kind: 'value', name: t('contactPersons'), value: email === null ? name : `${name}, ${email}` },
      ...blanks(t('postalAddress', { name }), 2),
    ]),
    ...(entity === undefined ? [] : [{ kind: 'value', name: t('legalEntity'), value: entity.name } as const]),
  ]
}

function annexes({ certificates }: Known, { t, locale }: Tongue): readonly SheetPart[] {
  return [
    { kind: 'heading', text: t('annexesTitle') },
    { kind: 'text', text: t('annexes') },
    ...certificates.map(({ memberState, authority, issuedOn, sha256 }): SheetPart => {
      const about = { memberState: countryName(memberState, locale), authority, day: dayInWords(issuedOn, locale) }
      return { kind: 'note', text: t('annex', { ...about, sha256 }) }
    }),
    ...(certificates.length === 0 ? [{ kind: 'note', text: t('noRows') } as const] : []),
  ]
}
