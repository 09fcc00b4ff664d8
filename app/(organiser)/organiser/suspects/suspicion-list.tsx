import { getLocale, getTranslations } from 'next-intl/server'
import { Button } from '#app/ui/button'
import { brusselsDayOf } from '#lib/domain/day'
import { dayInWords, timeInWords } from '#lib/i18n/days'
import type { Suspicion } from '#lib/organising/suspicions'
import { askToLift } from './actions'
import { conditionsInWords } from './conditions-in-words'

/** A suspicion with the names of the two who agreed on it. */
export interface NamedSuspicion extends Suspicion {
  readonly asker: string
  readonly confirmer: string
}

/** What was ever set apart, newest first. */
export async function SuspicionList({ suspicions }: { readonly suspicions: readonly NamedSuspicion[] }) {
  const t = await getTranslations('organiser.suspects')
  return (
    <section className="grid grid-cols-1 gap-3 border-t border-line pt-6">
      <h2 className="text-xl font-semibold">{t('listTitle')}</h2>
      {suspicions.length === 0 ? <p>{t('listNone')}</p> : null}
      <ul className="grid gap-3">
        {suspicions.map((suspicion) => (
          <Card key={suspicion.id} suspicion={suspicion} />
        ))}
      </ul>
    </section>
  )
}

async function Card({ suspicion }: { readonly suspicion: NamedSuspicion }) {
  const t = await getTranslations('organiser.suspects')
  const locale = await getLocale()
  const { id, conditions, counted, held, markedAt, liftedAt, asker, confirmer } = suspicion
  const when = { day: dayInWords(brusselsDayOf(markedAt), locale), time: timeInWords(markedAt, locale) }
  return (
    <li className="grid grid-cols-1 gap-2 rounded-md border border-line bg-sheet px-5 py-4">
      <h3 className="text-lg font-semibold">{t('suspicion', { id: String(id) })}</h3>
      <p className="max-w-[42em]">{await conditionsInWords(conditions)}</p>
      <p className="max-w-[42em]">{t('set', { count: counted, ...when, asker, confirmer })}</p>
      {liftedAt === null ? (
        <>
          <p className="font-semibold">{t('held', { count: held })}</p>
          <form action={askToLift.bind(null, id)}>
            <Button look="quiet">{t('lift', { id: String(id) })}</Button>
          </form>
        </>
      ) : (
        <p className="text-faint">{t('lifted', { day: dayInWords(brusselsDayOf(liftedAt), locale) })}</p>
      )}
    </li>
  )
}
