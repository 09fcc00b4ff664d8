import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Answer } from '#app/ui/answer'
import { Button } from '#app/ui/button'
import { TickBox } from '#app/ui/field'
import { Notice } from '#app/ui/notice'
import { stateOf } from '#lib/collecting/collection'
import { brusselsDayOf } from '#lib/domain/day'
import { requireOrganiser, requireSecondFactor } from '#lib/http/organiser-session'
import { dayInWords } from '#lib/i18n/days'
import { server } from '#lib/server'
import { askToClose } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organiser.closing'))('title') }
}

/** What ending early means, and the request to the second person. */
export default async function ClosePage({ searchParams }: PageProps<'/organiser/close'>) {
  const { organising, collection, approvals, now } = await server()
  await requireOrganiser(organising, 'switch-collection')
  await requireSecondFactor(organising, '/organiser/close')
  const t = await getTranslations('organiser.closing')
  const { initiative, isLive, pack } = collection()
  const isOver = isLive && stateOf(collection(), brusselsDayOf(now())) === 'over'
  const isWaiting = approvals.waiting().some(({ kind }) => kind === 'close-early')
  const { problem } = await searchParams
  const closesOn = initiative?.period.closesOn
  return (
    <div className="grid grid-cols-1 gap-6">
      <h1 className="text-3xl font-semibold">{t('title')}</h1>
      {problem === 'not-agreed' ? <Answer look="stop">{t('problems.not-agreed')}</Answer> : null}
      {closesOn === undefined || !isLive || isOver ? (
        <Notice>
          <p>{t(isOver ? 'over' : 'notLive')}</p>
        </Notice>
      ) : (
        <>
          <p className="max-w-[38em]">{t('text', { day: dayInWords(closesOn, await getLocale()) })}</p>
          {pack.foresees.commission ? <p className="max-w-[38em]">{t('law')}</p> : null}
          {isWaiting ? (
            <Notice>
              <p>{t('waits')}</p>
            </Notice>
          ) : (
            <form action={askToClose} className="grid gap-4">
              <TickBox id="agreed" name="agreed" value="yes" label={t('agree')} />
              <div>
                <Button>{t('ask')}</Button>
              </div>
            </form>
          )}
        </>
      )}
    </div>
  )
}
