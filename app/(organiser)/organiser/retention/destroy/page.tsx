import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Button } from '#app/ui/button'
import { controlLook, Field, TickBox } from '#app/ui/field'
import { Notice } from '#app/ui/notice'
import { brusselsDayOf } from '#lib/domain/day'
import { requireOrganiser, requireSecondFactor } from '#lib/http/organiser-session'
import { dayInWords } from '#lib/i18n/days'
import { hindranceToDestruction, retentionCalendar } from '#lib/organising/retention'
import { server } from '#lib/server'
import { askForDestruction } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organiser.retention'))('destroyTitle') }
}

/** Asks for the destruction of everything: another organiser confirms it. */
export default async function DestroyPage({ searchParams }: PageProps<'/organiser/retention/destroy'>) {
  const { organising, retention, now } = await server()
  await requireOrganiser(organising, 'keep-calendar')
  await requireSecondFactor(organising, '/organiser/retention/destroy')
  const t = await getTranslations('organiser.retention')
  const { problem, number, handedOver } = await searchParams
  const hindrance = hindranceToDestruction(retention, brusselsDayOf(now()), true)
  return (
    <div className="grid grid-cols-1 gap-6">
      <h1 className="text-3xl font-semibold">{t('destroyTitle')}</h1>
      {hindrance === null || hindrance === 'not-handed-over' ? (
        <>
          <What />
          <DestroyForm
            problem={problem === 'number' || problem === 'not-handed-over' ? problem : null}
            number={typeof number === 'string' ? number : ''}
            isTicked={handedOver === 'yes'}
          />
        </>
      ) : (
        <Notice look="warn">
          <p className="max-w-[38em]">{t(`hindrance.${hindrance}`)}</p>
        </Notice>
      )}
      <p>
        <a href="/organiser/retention">{t('back')}</a>
      </p>
    </div>
  )
}

async function What() {
  const { tallies } = await server()
  const t = await getTranslations('organiser.retention')
  const count = tallies().reduce((sum, { counted }) => sum + counted, 0)
  return (
    <Notice look="stop" title={t('destroyWhat')}>
      <ul className="mb-3 list-disc ps-5">
        <li>{t('destroyList.statements', { count })}</li>
        <li>{t('destroyList.readers')}</li>
        <li>{t('destroyList.keys')}</li>
        <li>{t('destroyList.backups')}</li>
      </ul>
      <p className="mb-3 max-w-[38em] font-semibold">{t('destroyYours')}</p>
      <p className="max-w-[38em]">{t('destroyKeeps')}</p>
    </Notice>
  )
}

async function DestroyForm(props: {
  readonly problem: 'number' | 'not-handed-over' | null
  readonly number: string
  readonly isTicked: boolean
}) {
  const { retention, collection, now } = await server()
  const t = await getTranslations('organiser.retention')
  const isEarly = hindranceToDestruction(retention, brusselsDayOf(now()), false) === 'not-handed-over'
  const { statementsDueOn } = retentionCalendar(retention)
  const registrationNumber = collection().initiative?.registrationNumber ?? ''
  return (
    <form action={askForDestruction} noValidate className="grid max-w-[42em] gap-6">
      {isEarly ? (
        <TickBox
          id="handedOver"
          name="handedOver"
          value="yes"
          isTicked={props.isTicked}
          problem={props.problem === 'not-handed-over' ? t('handedOverProblem') : undefined}
          label={
            statementsDueOn === null
              ? t('handedOverHeld')
              : t('handedOver', { day: dayInWords(statementsDueOn, await getLocale()) })
          }
        />
      ) : null}
      <Field
        id="number"
        label={t('typeNumber', { number: registrationNumber })}
        problem={props.problem === 'number' ? t('typeProblem') : undefined}
      >
        {(described) => (
          <input
            {...described}
            name="number"
            defaultValue={props.number}
            required
            autoComplete="off"
            className={`${controlLook} max-w-80`}
          />
        )}
      </Field>
      <div>
        <Button>{t('askDestroy')}</Button>
      </div>
    </form>
  )
}
