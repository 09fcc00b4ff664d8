import type { Metadata } from 'next'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { Answer } from '#app/ui/answer'
import { Button, buttonLook } from '#app/ui/button'
import { brusselsDayOf } from '#lib/domain/day'
import { may } from '#lib/domain/role'
import { requireOrganiser } from '#lib/http/organiser-session'
import { dayInWords, timeInWords } from '#lib/i18n/days'
import { countryName } from '#lib/i18n/names'
import { needsProof, type Approval } from '#lib/organising/approvals'
import type { OrganiserAccount } from '#lib/organising/organising'
import type { Person } from '#lib/organising/people'
import { server } from '#lib/server'
import { decide } from './actions'
import { SubjectLine } from './subject-line'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organiser.approvals'))('title') }
}

const problems = [
  'no-such-request',
  'own-request',
  'decided-already',
  'waits-already',
  'not-fresh',
  'not-permitted',
  'needs-proof',
  'failed',
] as const

/** Decisions that are shown. */
const shown = 20

/** What waits for a second person, and what was decided. */
export default async function ApprovalsPage({ searchParams }: PageProps<'/organiser/approvals'>) {
  const { organising, approvals, people } = await server()
  const organiser = await requireOrganiser(organising, null)
  const t = await getTranslations('organiser.approvals')
  const { problem, asked, done, said } = await searchParams
  const known = problems.find((code) => code === problem)
  const everybody = people.everybody()
  const waiting = approvals.waiting()
  const decided = approvals.decided(shown)
  const good = asked === 'yes' ? t('asks') : done === 'yes' ? t('done') : said === 'yes' ? t('said') : null
  return (
    <div className="grid grid-cols-1 gap-8">
      <header className="grid gap-3">
        <h1 className="text-3xl font-semibold">{t('title')}</h1>
        <p className="max-w-[38em]">{t('intro')}</p>
      </header>
      {known === undefined ? null : <Answer look="stop">{t(`problems.${known}`)}</Answer>}
      {good === null ? null : <Answer look="good">{good}</Answer>}
      <section className="grid gap-4">
        <h2 className="text-xl font-semibold">{t('waitingTitle')}</h2>
        {waiting.length === 0 ? <p>{t('none')}</p> : null}
        <ul className="grid gap-5">
          {waiting.map((approval) => (
            <Waiting key={approval.id} approval={approval} organiser={organiser} everybody={everybody} />
          ))}
        </ul>
      </section>
      {decided.length === 0 ? null : (
        <section className="grid gap-4 border-t border-line pt-6">
          <h2 className="text-xl font-semibold">{t('decidedTitle')}</h2>
          <ul className="grid gap-3">
            {decided.map((approval) => (
              <Decided key={approval.id} approval={approval} everybody={everybody} />
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

const nameOf = (everybody: readonly Person[], id: number | null): string =>
  everybody.find((person) => person.id === id)?.name ?? '–'

async function Waiting(props: {
  readonly approval: Approval
  readonly organiser: OrganiserAccount
  readonly everybody: readonly Person[]
}) {
  const { approval, organiser, everybody } = props
  const t = await getTranslations('organiser.approvals')
  const locale = await getLocale()
  const what = t(`kind.${approval.kind}`)
  const isOwn = approval.requestedBy === organiser.id
  const able = everybody.filter(
    ({ id, roles, state }) => state === 'joined' && id !== approval.requestedBy && may(roles, 'confirm'),
  )
  const when = (at: Date) => ({ day: dayInWords(brusselsDayOf(at), locale), time: timeInWords(at, locale) })
  return (
    <li className="grid grid-cols-1 gap-3 rounded-md border border-line bg-sheet px-5 py-4">
      <h3 className="text-lg font-semibold">{what}</h3>
      <SubjectLine approval={approval} />
      <p>{t('asked', { name: nameOf(everybody, approval.requestedBy), ...when(approval.requestedAt) })}</p>
      <p className="text-faint">{t('until', when(approval.endsAt))}</p>
      {isOwn ? (
        <p className="font-semibold">
          {t('own')}{' '}
          {able.length === 0
            ? t('nobodyCan')
            : t('whoCan', { names: (await getFormatter()).list(able.map(({ name }) => name)) })}
        </p>
      ) : null}
      <form action={decide.bind(null, approval.id)} className="flex flex-wrap gap-3">
        {!isOwn && may(organiser.roles, 'confirm') ? <Yes approval={approval} what={what} /> : null}
        {isOwn || may(organiser.roles, 'confirm') ? (
          <Button name="decision" value="refuse" look="quiet">
            {t(isOwn ? 'takeBack' : 'refuse', { what })}
          </Button>
        ) : null}
      </form>
    </li>
  )
}

/** The button that confirms; where something is typed as well, the way to where that is done. */
async function Yes({ approval, what }: { readonly approval: Approval; readonly what: string }) {
  const t = await getTranslations('organiser.approvals')
  if (!needsProof(approval.kind)) {
    return (
      <Button name="decision" value="confirm">
        {t('confirm', { what })}
      </Button>
    )
  }
  const memberState = String(approval.subject['memberState'])
  return (
    <a href={`/organiser/recipients/${memberState}`} className={buttonLook()}>
      {t('proofLink', { memberState: countryName(memberState, await getLocale()) })}
    </a>
  )
}

async function Decided(props: { readonly approval: Approval; readonly everybody: readonly Person[] }) {
  const { approval, everybody } = props
  const t = await getTranslations('organiser.approvals')
  const day = dayInWords(brusselsDayOf(approval.decidedAt ?? approval.requestedAt), await getLocale())
  return (
    <li className="grid gap-x-5 border-b border-line pb-2 sm:grid-cols-[12rem_1fr]">
      <span className="text-faint">{day}</span>
      <span>
        <span className="font-semibold">{t(`kind.${approval.kind}`)}</span> ·{' '}
        {t(`outcome.${approval.outcome ?? 'withdrawn'}`, { name: nameOf(everybody, approval.decidedBy) })}
        <SubjectLine approval={approval} />
      </span>
    </li>
  )
}
