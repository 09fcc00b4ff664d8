import { rulesOf, type Collection } from '#lib/collecting/collection'
import { brusselsDayOf } from '#lib/domain/day'
import type { Initiative, Organiser } from '#lib/domain/initiative'
import { may } from '#lib/domain/role'
import type { RulePack } from '#lib/domain/rule'
import { dayInWords } from '#lib/i18n/days'
import type { DocumentWords } from '#lib/i18n/document-words'
import { countryName } from '#lib/i18n/names'
import { latestDestruction } from '#lib/rules/retention'
import type { Site } from '#lib/site-settings/site'
import type { Person } from '../people.ts'

/** What the documents need to know of an instance. */
export interface Documented {
  readonly collection: Pick<Collection, 'initiative' | 'pack' | 'isLive' | 'hasRehearsedKey'>
  readonly site: Site
  /** The address that the public sees. */
  readonly origin: string
  readonly now: Date
  readonly people: readonly Pick<Person, 'state' | 'roles'>[]
  readonly sendsNews: boolean
}

/** What of this instance goes into the documents, in words; a gap in brackets where nobody has said it yet. */
export function documentFacts(known: Documented, words: DocumentWords) {
  const { collection, site, origin, now, people, sendsNews } = known
  const { locale } = words
  const { initiative, pack, isLive, hasRehearsedKey } = collection
  const joined = people.filter(({ state }) => state === 'joined')
  const { certificate } = site
  return {
    locale,
    isLive,
    hasRehearsedKey,
    isEncryptedOnItsWay: origin.startsWith('https:'),
    certificate:
      certificate === null ? null : { authority: certificate.authority, day: dayInWords(certificate.issuedOn, locale) },
    sendsNews,
    pack,
    confirmers: joined.filter(({ roles }) => may(roles, 'confirm')).length,
    joined: joined.length,
    today: dayInWords(brusselsDayOf(now), locale),
    rules: rulesOf({ initiative, pack }),
    ...initiativeFacts(initiative, pack, words),
    ...whoAndWhere(initiative, site, words),
  }
}

export type DocumentFacts = ReturnType<typeof documentFacts>

function initiativeFacts(initiative: Initiative | null, { retention }: RulePack, { locale, t }: DocumentWords) {
  if (initiative === null) {
    const [gap, day] = [t('gapInitiative'), t('gapDay')]
    return { initiative: gap, registrationNumber: gap, opensOn: day, closesOn: day, latest: day }
  }
  const { registrationNumber, period, texts } = initiative
  const latest = latestDestruction(initiative, retention)
  return {
    initiative: texts.find(({ isOriginal }) => isOriginal)?.title ?? t('gapInitiative'),
    registrationNumber,
    opensOn: dayInWords(period.opensOn, locale),
    closesOn: dayInWords(period.closesOn, locale),
    latest: latest === null ? t('gapDay') : dayInWords(latest, locale),
  }
}

function whoAndWhere(initiative: Initiative | null, { host, contact }: Site, { locale, t }: DocumentWords) {
  const named = (wanted: Organiser['role']) => initiative?.organisers.find(({ role }) => role === wanted)
  // The legal entity answers where the group has made one (Article 19(1)).
  const controller = named('legal-entity') ?? named('representative')
  const addresses = [contact.email ?? controller?.email, contact.postalAddress?.replaceAll('\n', ', ')]
  const written = addresses.filter((part) => part != null).join(', ')
  return {
    controller: controller?.name ?? t('gapController'),
    contact: written === '' ? t('gapContact') : written,
    host: host === null ? t('gapHost') : `${host.provider}, ${host.place}, ${countryName(host.memberState, locale)}`,
  }
}
