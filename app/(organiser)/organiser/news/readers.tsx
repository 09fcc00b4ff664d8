import { useTranslations } from 'next-intl'
import { Button, buttonLook } from '#app/ui/button'
import { TickBox } from '#app/ui/field'
import { deleteReaders } from './actions'

/** How many want news by e-mail: to export them, and to delete them once the initiative is over. */
export function Readers(props: {
  readonly counts: { readonly confirmed: number; readonly waiting: number }
  readonly isOffered: boolean
  /** Whether it is the organisers who offer none. */
  readonly isSwitchedOff: boolean
}) {
  const t = useTranslations('organiser.news')
  const { confirmed, waiting } = props.counts
  return (
    <section id="readers" className="grid grid-cols-1 gap-4 border-t border-line pt-6">
      <h2 className="text-xl font-semibold">{t('readers')}</h2>
      {props.isOffered ? null : (
        <p className="max-w-[42em]">{t(props.isSwitchedOff ? 'readersSwitchedOff' : 'readersOff')}</p>
      )}
      <p className="max-w-[42em]">
        <span className="font-semibold">{t('readersCount', { confirmed })}</span>{' '}
        {waiting === 0 ? null : t('readersWaiting', { waiting })}
      </p>
      {confirmed === 0 ? null : (
        <>
          <p className="max-w-[42em]">{t('readersText')}</p>
          <p className="flex flex-wrap items-center gap-x-6 gap-y-2">
            <a href="/organiser/news/readers" download className={buttonLook('quiet')}>
              {t('export')}
            </a>
            <span className="text-sm text-faint">{t('exportText')}</span>
          </p>
        </>
      )}
      {confirmed + waiting === 0 ? null : (
        <details>
          <summary className="py-1">{t('deleteAll')}</summary>
          <form action={deleteReaders} className="grid justify-items-start gap-3 py-2">
            <p className="max-w-[42em]">{t('deleteText')}</p>
            <TickBox id="agreed" name="agreed" value="yes" label={t('deleteAgree')} />
            <Button look="quiet">{t('deleteButton')}</Button>
          </form>
        </details>
      )}
    </section>
  )
}
