import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { Answer } from '#app/ui/answer'
import { Button } from '#app/ui/button'
import { TickBox } from '#app/ui/field'
import { may } from '#lib/domain/role'
import { requireOrganiser } from '#lib/http/organiser-session'
import { countryName } from '#lib/i18n/names'
import { bundleSeenBy, type SeenBundle } from '#lib/organising/paper'
import type { Person } from '#lib/organising/people'
import { server } from '#lib/server'
import { countBundle, removeBundle, sendBundle } from '../actions'
import { AnswerFrame } from '../answer-frame'
import { BundleWords } from '../bundle-words'
import { CountForm, SendingForm } from '../forms'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organiser.paper'))('bundleTitle') }
}

const answers = ['counted', 'agreed', 'sent'] as const
const problems = ['agreed-already', 'not-agreed', 'sent-already', 'not-ticked'] as const

/** One bundle: to count, to note as sent, to remove; as far as whoever looks may know it. */
export default async function BundlePage({ params, searchParams }: PageProps<'/organiser/paper/[id]'>) {
  const { organising, paper, people } = await server()
  const { id: organiserId } = await requireOrganiser(organising, 'count-paper')
  const { id } = await params
  const found = /^[1-9]\d{0,14}$/u.test(id) ? paper.bundle(Number(id)) : null
  if (found === null) notFound()
  const bundle = bundleSeenBy(found, organiserId)
  const t = await getTranslations('organiser.paper')
  const everybody = people.everybody()
  const { answer, problem } = await searchParams
  return (
    <div className="grid grid-cols-1 gap-8">
      <p>
        <a href="/organiser/paper">{t('back')}</a>
      </p>
      <header className="grid gap-3">
        <h1 className="text-3xl font-semibold [overflow-wrap:anywhere]">
          {t('bundleNamed', { name: bundle.name, memberState: countryName(bundle.memberState, await getLocale()) })}
        </h1>
        <BundleWords bundle={bundle} />
        <CountedBy bundle={bundle} everybody={everybody} />
      </header>
      <AnswerFrame answer={await answerTo(answer, problem)}>
        <NextStep bundle={bundle} everybody={everybody} />
      </AnswerFrame>
      {bundle.state === 'sent' ? null : <Removal bundle={bundle} />}
    </div>
  )
}

async function answerTo(answer: unknown, problem: unknown) {
  const t = await getTranslations('organiser.paper')
  const good = answers.find((code) => code === answer)
  const bad = problems.find((code) => code === problem)
  if (bad !== undefined) return <Answer look="stop">{t(`problems.${bad}`)}</Answer>
  if (answer === 'differed') return <Answer look="warn">{t('answers.differed')}</Answer>
  return good === undefined ? null : <Answer look="good">{t(`answers.${good}`)}</Answer>
}

async function CountedBy({
  bundle,
  everybody,
}: {
  readonly bundle: SeenBundle
  readonly everybody: readonly Person[]
}) {
  const t = await getTranslations('organiser.paper')
  const nameOf = (id: number): string => everybody.find((person) => person.id === id)?.name ?? t('somebody')
  const { firstBy, secondBy } = bundle
  return (
    <p className="text-faint">
      {secondBy === null
        ? t('countedByOne', { name: nameOf(firstBy) })
        : t('countedByTwo', { one: nameOf(firstBy), other: nameOf(secondBy) })}
    </p>
  )
}

/** What is to be done with a bundle next, by whoever looks. */
async function NextStep({ bundle, everybody }: { readonly bundle: SeenBundle; readonly everybody: readonly Person[] }) {
  const t = await getTranslations('organiser.paper')
  const page = `/organiser/paper/${String(bundle.id)}`
  if (bundle.state === 'sent') return <p className="max-w-[38em]">{t('sentText')}</p>
  if (bundle.state === 'agreed') {
    return (
      <section className="grid gap-4">
        <h2 className="text-xl font-semibold">{t('sendTitle')}</h2>
        <p className="max-w-[38em]">{t('sendText')}</p>
        <SendingForm action={sendBundle.bind(null, bundle.id)} page={page} />
      </section>
    )
  }
  const kind = bundle.state === 'differs' ? 'again' : bundle.isOwn ? 'own' : 'second'
  const { sheets, statements } = bundle.counted ?? {}
  const stands = bundle.isOwn ? { sheets: String(sheets), statements: String(statements) } : {}
  return (
    <section className="grid gap-4">
      <h2 className="text-xl font-semibold">{t(`count.${kind}Title`)}</h2>
      <p className="max-w-[38em]">{t(`count.${kind}Text`)}</p>
      {bundle.isOwn ? <WhoCan bundle={bundle} everybody={everybody} /> : null}
      <CountForm action={countBundle.bind(null, bundle.id)} page={page} isCorrection={bundle.isOwn} stands={stands} />
    </section>
  )
}

/** Who can count it for the second time. */
async function WhoCan({ bundle, everybody }: { readonly bundle: SeenBundle; readonly everybody: readonly Person[] }) {
  const t = await getTranslations('organiser.paper')
  const able = everybody.filter(
    ({ id, roles, state }) => state === 'joined' && id !== bundle.firstBy && may(roles, 'count-paper'),
  )
  return (
    <p className="max-w-[38em] font-semibold">
      {able.length === 0
        ? t('nobodyCan')
        : t('whoCan', { names: (await getFormatter()).list(able.map(({ name }) => name)) })}
    </p>
  )
}

async function Removal({ bundle }: { readonly bundle: SeenBundle }) {
  const t = await getTranslations('organiser.paper')
  return (
    <details className="border-t border-line pt-4">
      <summary className="py-2">{t('remove')}</summary>
      <form action={removeBundle.bind(null, bundle.id)} className="grid gap-3 py-2">
        <p className="max-w-[38em]">{t('removeText')}</p>
        <TickBox id="agreed" name="agreed" value="yes" label={t('removeAgreed')} />
        <div>
          <Button look="quiet">{t('removeButton')}</Button>
        </div>
      </form>
    </details>
  )
}
