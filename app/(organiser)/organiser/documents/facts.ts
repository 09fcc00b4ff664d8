import { brusselsDayOf } from '#lib/domain/day'
import type { Initiative, Organiser } from '#lib/domain/initiative'
import { may } from '#lib/domain/role'
import { dayInWords } from '#lib/i18n/days'
import { countryName } from '#lib/i18n/names'
import { latestDestruction } from '#lib/rules/retention'
import { server } from '#lib/server'
import type { Site } from '#lib/site-settings/site'
import type { DocumentWords } from './words'

/** What of this instance goes into the documents, in words; a gap in brackets where nobody has said it yet. */
export async function documentFacts(words: DocumentWords) {
  const { collection, site, origin, now, people, newsReading } = await server()
  const { locale } = words
  const { initiative, isLive, hasRehearsedKey } = collection()
  const joined = people.everybody().filter(({ state }) => state === 'joined')
  const { certificate } = site()
  return {
    locale,
    isLive,
    hasRehearsedKey,
    isEncryptedOnItsWay: origin.startsWith('https:'),
    certificate:
      certificate === null ? null : { authority: certificate.authority, day: dayInWords(certificate.issuedOn, locale) },
    sendsNews: newsReading.isOffered(),
    confirmers: joined.filter(({ roles }) => may(roles, 'confirm')).length,
    joined: joined.length,
    today: dayInWords(brusselsDayOf(now()), locale),
    ...initiativeFacts(initiative, words),
    ...whoAndWhere(initiative, site(), words),
  }
}

export type DocumentFacts = Awaited<ReturnType<typeof documentFacts>>

function initiativeFacts(initiative: Initiative | null, { locale, t }: DocumentWords) {
  if (initiative === null) {
    const [gap, day] = [t('gapInitiative'), t('gapDay')]
    return { initiative: gap, registrationNumber: gap, opensOn: day, closesOn: day, latest: day }
  }
  const { registrationNumber, period, texts } = initiative
  return {
    initiative: texts.find(({ isOriginal }) => isOriginal)?.title ?? t('gapInitiative'),
    registrationNumber,
    opensOn: dayInWords(period.opensOn, locale),
    closesOn: dayInWords(period.closesOn, locale),
    latest: dayInWords(latestDestruction(initiative), locale),
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
