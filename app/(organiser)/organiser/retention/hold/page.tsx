import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Button } from '#app/ui/button'
import { controlLook, Field } from '#app/ui/field'
import { requireOrganiser, requireSecondFactor } from '#lib/http/organiser-session'
import { longestReference } from '#lib/organising/retention'
import { server } from '#lib/server'
import { askForHold } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organiser.retention'))('holdTitle') }
}

/** Asks for a legal hold, or for its end: another organiser confirms it. */
export default async function HoldPage({ searchParams }: PageProps<'/organiser/retention/hold'>) {
  const { organising, retention } = await server()
  await requireOrganiser(organising, 'keep-calendar')
  await requireSecondFactor(organising, '/organiser/retention/hold')
  const t = await getTranslations('organiser.retention')
  const { problem, reference } = await searchParams
  const hold = retention.hold()
  const stands = hold !== null && hold.liftedAt === null
  return (
    <div className="grid grid-cols-1 gap-6">
      <h1 className="text-3xl font-semibold">{t(stands ? 'liftLink' : 'placeLink')}</h1>
      <p className="max-w-[38em]">{t(stands ? 'liftText' : 'holdText')}</p>
      <form action={askForHold} noValidate className="grid max-w-[42em] gap-6">
        {stands ? (
          <p>
            {t('reference')}: <strong>{hold.reference}</strong>
          </p>
        ) : (
          <Field
            id="reference"
            label={t('reference')}
            hint={t('referenceHint')}
            problem={problem === 'reference' ? t('referenceProblem') : undefined}
          >
            {(described) => (
              <input
                {...described}
                name="reference"
                maxLength={longestReference}
                defaultValue={typeof reference === 'string' ? reference : ''}
                required
                autoComplete="off"
                className={controlLook}
              />
            )}
          </Field>
        )}
        <div>
          <Button>{t(stands ? 'askLift' : 'askHold')}</Button>
        </div>
      </form>
      <p>
        <a href="/organiser/retention">{t('back')}</a>
      </p>
    </div>
  )
}
