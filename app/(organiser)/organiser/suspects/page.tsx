import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Answer } from '#app/ui/answer'
import { hourOf } from '#lib/domain/lane'
import { hoursLater } from '#lib/fraud/bursts'
import { requireOrganiser, requireSecondFactor } from '#lib/http/organiser-session'
import type { SuspicionConditions } from '#lib/organising/suspicions'
import { server } from '#lib/server'
import { AlarmList } from './alarm-list'
import { ConditionsForm } from './conditions-form'
import { conditionsInWords } from './conditions-in-words'
import { conditionsFrom, previewAddress, typedIn, type TypedConditions } from './conditions-query'
import { hoursShown, LaneChart } from './lane-chart'
import { Preview } from './preview'
import { SuspicionList, type NamedSuspicion } from './suspicion-list'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organiser.suspects'))('title') }
}

const problems = ['waits-already', 'not-fresh', 'not-permitted', 'no-such-alarm', 'no-such-suspicion'] as const

/** Alarms that are shown. */
const alarmsShown = 10

/** The fraud desk: what was unusual, which statements are meant, what is set apart. */
export default async function SuspectsPage({ searchParams }: PageProps<'/organiser/suspects'>) {
  const { organising, suspects, alarms, now } = await server()
  await requireOrganiser(organising, 'judge-suspects')
  const t = await getTranslations('organiser.suspects')
  const query = await searchParams
  const typed = typedIn(query)
  const conditions = query['preview'] === 'yes' ? conditionsFrom(typed) : null
  if (conditions?.ok === true) await requireSecondFactor(organising, previewAddress(typed))
  const problem = conditions?.ok === false ? conditions.problem : problems.find((code) => code === query['problem'])
  const lastHour = shownUntil(query['until'], hourOf(now()))
  return (
    <div className="grid grid-cols-1 gap-8">
      <header className="grid gap-3">
        <h1 className="text-3xl font-semibold">{t('title')}</h1>
        <p className="max-w-[38em]">{t('intro')}</p>
      </header>
      {problem === undefined ? null : <Answer look="stop">{t(`problems.${problem}`)}</Answer>}
      {conditions?.ok === true ? <Counted typed={typed} conditions={conditions.value} /> : null}
      <AlarmList alarms={alarms.latest(alarmsShown)} />
      <LaneChart
        rows={suspects.laneHours(hoursLater(lastHour, 1 - hoursShown), lastHour)}
        lastHour={lastHour}
        isLatest={lastHour >= hourOf(now())}
      />
      <ConditionsForm typed={typed} />
      <SuspicionList suspicions={await namedSuspicions()} />
    </div>
  )
}

async function Counted(props: { readonly typed: TypedConditions; readonly conditions: SuspicionConditions }) {
  const { suspects, tallies } = await server()
  return (
    <Preview
      typed={props.typed}
      inWords={await conditionsInWords(props.conditions)}
      rows={suspects.preview(props.conditions)}
      counted={tallies().reduce((sum, { counted }) => sum + counted, 0)}
    />
  )
}

async function namedSuspicions(): Promise<readonly NamedSuspicion[]> {
  const { suspects, approvals, people } = await server()
  const everybody = people.everybody()
  const nameOf = (id: number | null | undefined): string => everybody.find((person) => person.id === id)?.name ?? '–'
  return suspects.suspicions().map((suspicion) => {
    const approval = approvals.approval(suspicion.approvalId)
    return { ...suspicion, asker: nameOf(approval?.requestedBy), confirmer: nameOf(approval?.decidedBy) }
  })
}

/** The last hour of the picture: the one that was asked for, or this one. */
const shownUntil = (asked: unknown, now: string): string =>
  typeof asked === 'string' &&
  /^\d{4}-\d{2}-\d{2}T\d{2}$/u.test(asked) &&
  asked < now &&
  !Number.isNaN(Date.parse(`${asked}:00Z`))
    ? asked
    : now
