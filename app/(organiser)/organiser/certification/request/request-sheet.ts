import type { Day } from '#lib/domain/day'
import { textIn, type Initiative } from '#lib/domain/initiative'
import type { PlainSheet, SheetPart } from '#lib/forms/plain-sheet-pdf'
import { dayInWords } from '#lib/i18n/days'
import { countryName } from '#lib/i18n/names'
import type { organisersWordsFor } from '#lib/i18n/organisers-words'
import type { Settings } from '#lib/site-settings/settings'

interface Known {
  readonly initiative: Initiative
  readonly settings: Pick<Settings, 'certification' | 'contact' | 'host'>
  /** The address that the public sees. */
  readonly origin: string
  readonly today: Day
}

type Tongue = Awaited<ReturnType<typeof organisersWordsFor<'organiser'>>>

/** The request for the certificate of Annex IV: what is known, and a blank line for what only people know. */
export function requestSheet(known: Known, tongue: Tongue): PlainSheet {
  const { t, locale } = tongue
  const { initiative, settings, origin, today } = known
  const { authority = null, authorityAddress = null } = settings.certification ?? {}
  const { title } = textIn(initiative, locale)
  const { registrationNumber } = initiative
  return {
    title: t('certification.letter.title'),
    language: locale,
    madeOn: today,
    foot: t('submission.form.foot', { registrationNumber, day: dayInWords(today, locale) }),
    parts: [
      { kind: 'note', text: t('certification.letter.source') },
      { kind: 'value', name: t('certification.letter.to'), value: authority },
      { kind: 'value', name: t('certification.authorityAddress'), value: authorityAddress },
      { kind: 'text', text: t('documents.subject', { initiative: title, registrationNumber }) },
      { kind: 'value', name: t('certification.letter.system'), value: origin },
      ...whoAndWhere(known, tongue),
      { kind: 'text', text: t('certification.letter.request') },
      ...signature(initiative, tongue),
      ...annexes(tongue),
    ],
  }
}

const contactPerson = ({ organisers }: Initiative): Initiative['organisers'][number] | undefined =>
  organisers.find(({ role }) => role === 'legal-entity') ?? organisers.find(({ role }) => role === 'representative')

function whoAndWhere({ initiative, settings }: Known, { t, locale }: Tongue): readonly SheetPart[] {
  const { certification, contact, host } = settings
  const place = host === null ? null : `${host.provider}, ${host.place}, ${countryName(host.memberState, locale)}`
  const controller = contactPerson(initiative)
  const value = (name: string, known: string | null | undefined): SheetPart => ({
    kind: 'value',
    name,
    value: known ?? null,
  })
  return [
    value(t('site.contact.provider'), place),
    value(t('certification.hostAddress'), certification?.hostAddress),
    value(t('documents.controllerTitle'), controller?.name),
    value(t('documents.contact'), contact?.email ?? controller?.email),
    value(t('certification.securityOfficer'), certification?.securityOfficer),
    ...(certification?.scope == null ? [] : [value(t('certification.scope'), certification.scope)]),
  ]
}

function signature({ organisers }: Initiative, { t }: Tongue): readonly SheetPart[] {
  const representative = organisers.find(({ role }) => role === 'representative')?.name ?? '…'
  return [{ kind: 'value', name: t('certification.letter.signature', { name: representative }), value: null }]
}

const enclosures = ['dossier', 'checklist', 'agreement', 'policy', 'risks'] as const

const annexes = ({ t }: Tongue): readonly SheetPart[] => [
  { kind: 'heading', text: t('submission.form.annexesTitle') },
  // Where browsers may break a long word, paper would print the hyphen.
  ...[...enclosures.map((one) => t(`certification.letter.${one}`)), t('documents.impact.title')].map(
    (text, index): SheetPart => ({ kind: 'text', text: `${String(index + 1)}. ${text.replaceAll('\u00AD', '')}` }),
  ),
]
