import type { Metadata } from 'next'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { brusselsDayOf } from '#lib/domain/day'
import { may } from '#lib/domain/role'
import { requireOrganiser } from '#lib/http/organiser-session'
import { dayInWords } from '#lib/i18n/days'
import { countryName } from '#lib/i18n/names'
import { currentSplitting, oldSplittings } from '#lib/organising/share-holders'
import { server } from '#lib/server'
import { shortId } from '../step'
import { People, Row } from './row'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organiser.keys.who'))('title') }
}

/** Who can open what, in plain words: for everybody who has to explain it, and for whoever is asked for a share. */
export default async function WhoPage() {
  const { organising } = await server()
  const { roles } = await requireOrganiser(organising, 'see-counts')
  const t = await getTranslations('organiser.keys.who')
  return (
    <div className="grid grid-cols-1 gap-6">
      <header className="grid gap-3">
        <h1 className="text-3xl font-semibold">{t('title')}</h1>
        <p className="max-w-[38em]">{t('intro')}</p>
        {may(roles, 'keep-keys') ? (
          <p>
            <a href="/organiser/keys">{t('toKeys')}</a>
          </p>
        ) : null}
      </header>
      <ul className="grid grid-cols-1 gap-4">
        <Row mark="nothing" of="server" />
        <Row mark="nothing" of="you" />
        <ForAuthorities />
        <Holding />
        <Leftovers />
        <Row mark="some" of="authority" />
        <Row mark="nothing" of="backups" />
        <Row mark="nothing" of="thief" />
        <Row mark="some" of="takenOver" />
      </ul>
    </div>
  )
}

/** Where the organisers' key opens nothing: statements that are sealed to their authority as they arrive. */
async function ForAuthorities() {
  const { intake } = await server()
  const t = await getTranslations('organiser.recipients.intake')
  const locale = await getLocale()
  return intake.sealedToAuthority().map((memberState) => (
    <li key={memberState} className="max-w-[38em] px-4 font-semibold">
      {t('sealed', { memberState: countryName(memberState, locale) })}
    </li>
  ))
}

/** Those who have the key that seals now. */
async function Holding() {
  const { keys, holders } = await server()
  const sealing = keys.sealing()
  if (sealing === null) return <Row mark="nothing" of="noKey" />
  const splitting = currentSplitting(holders, sealing.id)
  if (splitting === null) return <Row mark="all" of="notSplit" />
  const { needed, holders: people } = splitting
  const names = (await getFormatter()).list(people.map(({ name }) => name))
  return (
    <>
      <Row mark="all" of="together" values={{ needed, among: people.length, names }}>
        <People among={people.length} coloured={needed} />
      </Row>
      <Row mark="nothing" of="alone">
        <People among={people.length} coloured={1} />
      </Row>
      <Row mark="all" of="file" />
    </>
  )
}

/** What still works although something else has taken its place: earlier keys, and old shares that nobody has destroyed. */
async function Leftovers() {
  const { keys, holders } = await server()
  const locale = await getLocale()
  const format = await getFormatter()
  const dayOf = (instant: string): string => dayInWords(brusselsDayOf(new Date(instant)), locale)
  const sealing = keys.sealing()?.id
  const lastUses = new Map(keys.uses().map(({ keyId, until }) => [keyId, until]))
  return (
    <>
      {[...lastUses].map(([id, until]) =>
        id === sealing || until === null ? null : (
          <Row key={id} mark="some" of="oldKey" values={{ key: shortId(id), until: dayOf(until) }} />
        ),
      )}
      {oldSplittings(holders).map(({ id, needed, keyId, holders: people }) => {
        const names = format.list(people.map(({ name }) => name))
        const day = dayOf(currentSplitting(holders, keyId)?.notedAt ?? '')
        return <Row key={id} mark="all" of="oldShares" values={{ needed, names, day }} />
      })}
    </>
  )
}
