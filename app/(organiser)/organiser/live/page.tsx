import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Answer } from '#app/ui/answer'
import { Button } from '#app/ui/button'
import { TickBox } from '#app/ui/field'
import { Notice } from '#app/ui/notice'
import { requireOrganiser, requireSecondFactor } from '#lib/http/organiser-session'
import { server } from '#lib/server'
import { askToGoLive } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organiser.live'))('title') }
}

/** What going live means, what is missing for it, and the request to the second person. */
export default async function LivePage({ searchParams }: PageProps<'/organiser/live'>) {
  const { organising, collection, collectionSwitch, approvals, tallies } = await server()
  await requireOrganiser(organising, 'switch-collection')
  await requireSecondFactor(organising, '/organiser/live')
  const t = await getTranslations('organiser.live')
  const missing = collectionSwitch.missingForLive()
  const isWaiting = approvals.waiting().some(({ kind }) => kind === 'go-live')
  const { problem } = await searchParams
  const count = tallies().reduce((sum, { counted }) => sum + counted, 0)
  return (
    <div className="grid grid-cols-1 gap-6">
      <h1 className="text-3xl font-semibold">{t('title')}</h1>
      {problem === 'not-agreed' ? <Answer look="stop">{t('problems.not-agreed')}</Answer> : null}
      {collection().isLive ? (
        <Notice look="good">
          <p>{t('already')}</p>
        </Notice>
      ) : (
        <>
          <p className="max-w-[38em]">{t('text', { count })}</p>
          <p className="max-w-[38em]">{t('second')}</p>
          {isWaiting ? <Waits /> : missing.length > 0 ? <Missing missing={missing} /> : <AskForm />}
        </>
      )}
    </div>
  )
}

async function Waits() {
  const t = await getTranslations('organiser.live')
  return (
    <Notice>
      <p>
        {t('waits')} <a href="/organiser/approvals">{(await getTranslations('organiser.approvals'))('waitingLink')}</a>
      </p>
    </Notice>
  )
}

async function Missing({
  missing,
}: {
  readonly missing: readonly ('initiative' | 'key' | 'certificate' | 'host' | 'contact' | 'second-person' | 'time')[]
}) {
  const t = await getTranslations('organiser')
  return (
    <Notice look="warn">
      <p className="font-semibold">{t('live.missing')}</p>
      <ul className="list-disc ps-6">
        {missing.map((one) => (
          <li key={one}>{t(`road.missing.${one}`)}</li>
        ))}
      </ul>
    </Notice>
  )
}

async function AskForm() {
  const t = await getTranslations('organiser.live')
  return (
    <form action={askToGoLive} className="grid gap-4">
      <TickBox id="agreed" name="agreed" value="yes" label={t('agree')} />
      <div>
        <Button>{t('ask')}</Button>
      </div>
    </form>
  )
}
