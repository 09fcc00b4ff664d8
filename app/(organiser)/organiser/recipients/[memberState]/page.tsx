import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { Answer } from '#app/ui/answer'
import { isMemberState } from '#lib/domain/member-states'
import { requireOrganiser, requireSecondFactor } from '#lib/http/organiser-session'
import { countryName } from '#lib/i18n/names'
import { waitingFor } from '#lib/organising/recipients'
import { server } from '#lib/server'
import { EnterKey } from '../enter-key'
import { History, InForce } from '../in-force'
import { Intake } from '../intake'
import { Waiting } from '../waiting'

type Props = PageProps<'/organiser/recipients/[memberState]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { memberState } = await params
  const t = await getTranslations('organiser.recipients')
  return { title: t('pageTitle', { memberState: countryName(memberState, await getLocale()) }) }
}

const problems = [
  'waits-already',
  'not-fresh',
  'not-permitted',
  'own-request',
  'decided-already',
  'no-such-request',
  'not-ticked',
  'no-recipient',
  'seals-intake',
  'nothing-asked',
  'failed',
] as const
const sayings = ['asked', 'taken', 'withdrawn'] as const

/** One Member State's authority: what is on file, what waits, and the form for another key. */
export default async function RecipientPage({ params, searchParams }: Props) {
  const { organising, collection, recipients, approvals } = await server()
  const organiser = await requireOrganiser(organising, 'see-recipients')
  const { memberState } = await params
  if (!isMemberState(memberState) || !collection().pack.states.includes(memberState)) notFound()
  await requireSecondFactor(organising, `/organiser/recipients/${memberState}`)
  const t = await getTranslations('organiser.recipients')
  const asked = await searchParams
  const problem = problems.find((code) => code === asked['problem'])
  const said = sayings.find((code) => code === asked['said'])
  const waiting = waitingFor({ recipients, approvals }, memberState)
  const history = recipients.history(memberState)
  const [inForce] = history
  const uses = [
    history.find(({ envelope }) => envelope !== 'jose'),
    history.find(({ envelope }) => envelope === 'jose'),
  ]
  return (
    <div className="grid grid-cols-1 gap-8">
      <p>
        <a href="/organiser/recipients">{t('back')}</a>
      </p>
      <h1 className="text-3xl font-semibold">
        {t('pageTitle', { memberState: countryName(memberState, await getLocale()) })}
      </h1>
      {problem === undefined ? null : <Answer look="stop">{t(`problems.${problem}`)}</Answer>}
      {said === undefined ? null : <Answer look="good">{t(`said.${said}`)}</Answer>}
      {uses.map((one) =>
        one === undefined ? null : <InForce key={one.id} recipient={one} memberState={memberState} />,
      )}
      <Intake memberState={memberState} roles={organiser.roles} />
      {waiting === null ? null : <Waiting waiting={waiting} organiser={organiser} memberState={memberState} />}
      {waiting === null ? (
        <EnterKey memberState={memberState} roles={organiser.roles} before={inForce ?? null} />
      ) : null}
      {history.length < 2 ? null : <History recipients={history} />}
    </div>
  )
}
