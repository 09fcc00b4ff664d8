import { getLocale, getTranslations } from 'next-intl/server'
import { Button } from '#app/ui/button'
import { controlLook, Field } from '#app/ui/field'
import { dayInWords } from '#lib/i18n/days'
import { milestoneNames, type MilestoneName, type MilestoneProblem } from '#lib/organising/retention'
import { server } from '#lib/server'
import { changeMilestone } from './actions'

/** What was typed last and did not do. */
export interface Refused {
  readonly name: string
  readonly day: string
  readonly problem: MilestoneProblem
}

/** The days from which the law counts, each to be noted or taken back. */
export async function Milestones(props: { readonly refused: Refused | null; readonly isOver: boolean }) {
  const t = await getTranslations('organiser.retention')
  const { retention } = await server()
  const noted = retention.milestones()
  return (
    <section className="grid grid-cols-1 gap-4 border-t border-line pt-6">
      <h2 className="text-xl font-semibold">{t('notedTitle')}</h2>
      <p className="max-w-[38em]">{t('notedIntro')}</p>
      <ul className="grid grid-cols-1 gap-6">
        {milestoneNames.map((name) => (
          <li key={name}>
            <Milestone
              name={name}
              day={noted[name] ?? null}
              refused={props.refused?.name === name ? props.refused : null}
              isOver={props.isOver}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

async function Milestone(props: {
  readonly name: MilestoneName
  readonly day: string | null
  readonly refused: Refused | null
  readonly isOver: boolean
}) {
  const { name, day, refused } = props
  const t = await getTranslations('organiser.retention')
  if (day !== null) {
    return (
      <form action={changeMilestone.bind(null, name)} className="grid gap-2">
        <p>
          <span className="font-semibold">{t(`milestones.${name}`)}</span> {dayInWords(day, await getLocale())}
        </p>
        {props.isOver ? null : (
          <div>
            <Button
              name="change"
              value="take-back"
              look="quiet"
              aria-label={`${t('takeBack')}: ${t(`milestones.${name}`)}`}
            >
              {t('takeBack')}
            </Button>
          </div>
        )}
      </form>
    )
  }
  if (props.isOver) return null
  return (
    <form action={changeMilestone.bind(null, name)} noValidate className="grid max-w-[42em] gap-3">
      <Field
        id={`day-${name}`}
        label={t(`milestones.${name}`)}
        hint={t(`milestoneHints.${name}`)}
        problem={refused === null ? undefined : t(`problems.${refused.problem}`)}
      >
        {(described) => (
          <input
            {...described}
            type="date"
            name="day"
            defaultValue={refused?.day ?? ''}
            className={`${controlLook} max-w-60`}
          />
        )}
      </Field>
      <div>
        <Button name="change" value="note" look="quiet" aria-label={`${t('note')}: ${t(`milestones.${name}`)}`}>
          {t('note')}
        </Button>
      </div>
    </form>
  )
}
