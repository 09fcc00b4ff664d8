import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { Answer } from '#app/ui/answer'
import { brusselsDayOf } from '#lib/domain/day'
import { may } from '#lib/domain/role'
import { requireOrganiser, requireSecondFactor } from '#lib/http/organiser-session'
import { dayInWords } from '#lib/i18n/days'
import { countryName } from '#lib/i18n/names'
import type { Batch } from '#lib/organising/batches'
import { server } from '#lib/server'
import { batchPage } from '../../batch-page'
import { ForAuthority } from '../../for-authority'
import { Changed } from './changed'
import { Facts } from './facts'
import { Again, Dissolve, Given, Manifest, Receipt } from './parts'
import { ResultPart } from './result-part'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organiser.exports.batch'))('pageTitle') }
}

const done = ['given', 'manifest', 'receipt', 'result'] as const

/** One batch: what it is, what has become of it, and what can be noted about it. */
export default async function BatchPage({ params, searchParams }: PageProps<'/organiser/exports/batches/[id]'>) {
  const { organising, handingOver } = await server()
  const { roles } = await requireOrganiser(organising, 'hand-over')
  const { id } = await params
  const batch = /^[1-9]\d{0,14}$/u.test(id) ? handingOver.batch(Number(id)) : null
  if (batch === null) notFound()
  await requireSecondFactor(organising, batchPage(batch.id))
  const t = await getTranslations('organiser.exports')
  const asked = await searchParams
  const said = done.find((one) => one === asked['done'])
  return (
    <div className="grid grid-cols-1 gap-8">
      <p>
        <a href="/organiser/exports">{t('batch.back')}</a>
      </p>
      <h1 className="text-3xl font-semibold">
        {t(batch.which === 'suspect' ? 'batch.titleSuspect' : 'batch.title', {
          number: String(batch.number),
          memberState: countryName(batch.memberState, await getLocale()),
        })}
      </h1>
      {said === undefined ? null : <Answer look="good">{t(`batch.done.${said}`)}</Answer>}
      {asked['problem'] === 'no-reason' ? <Answer look="stop">{t('problems.no-reason')}</Answer> : null}
      <Facts batch={batch} />
      {batch.dissolved === null ? (
        <Standing batch={batch} mayExport={may(roles, 'export')} />
      ) : (
        <Dissolved batch={batch} />
      )}
    </div>
  )
}

/** A batch that stands: what changed, the file, and all that can be noted about it. */
async function Standing({ batch, mayExport }: { readonly batch: Batch; readonly mayExport: boolean }) {
  const { handingOver } = await server()
  const t = await getTranslations('organiser.exports')
  const outcome = handingOver.outcomes().find(({ batchId }) => batchId === batch.id) ?? null
  return (
    <>
      <ForAuthority memberStates={[batch.memberState]} />
      <Changed batch={batch} />
      {mayExport ? <Again batch={batch} /> : null}
      {batch.received === null ? <Open batch={batch} /> : null}
      <ResultPart batch={batch} outcome={outcome} />
      {batch.received === null ? <Dissolve batch={batch} /> : <p>{t('batch.locked')}</p>}
    </>
  )
}

/** What can be noted until the authority's receipt. */
function Open({ batch }: { readonly batch: Batch }) {
  return (
    <>
      <Given batch={batch} />
      <Manifest batch={batch} />
      <Receipt batch={batch} />
    </>
  )
}

async function Dissolved({ batch: { dissolved } }: { readonly batch: Batch }) {
  const t = await getTranslations('organiser.exports')
  if (dissolved === null) return null
  const day = dayInWords(brusselsDayOf(dissolved.at), await getLocale())
  return (
    <p className="max-w-[38em]">{t('batch.dissolved', { day, reason: t(`dissolveReasons.${dissolved.reason}`) })}</p>
  )
}
