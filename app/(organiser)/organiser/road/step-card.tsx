import { getTranslations } from 'next-intl/server'
import { buttonLook } from '#app/ui/button'
import { may, type Role } from '#lib/domain/role'
import { roadSteps, type Milestone, type RoadStep } from '#lib/organising/road'
import { TestSwitch } from './test-switch'

/** Where each step is done; the others are not done on a page. */
const places = {
  people: '/organiser/people',
  keys: '/organiser/keys',
  rehearsal: '/organiser/keys',
  certificate: '/organiser/site/certificate',
  site: '/organiser/site',
  live: '/organiser/live',
  watch: '/organiser/collection',
  close: '/organiser/close',
  handover: '/organiser/exports',
  results: '/organiser/results',
  destroy: '/organiser/retention',
} as const satisfies Readonly<Partial<Record<RoadStep, string>>>

const looks = {
  done: 'border-good bg-good text-sheet',
  open: 'border-accent bg-sheet text-accent',
  later: 'border-edge bg-sheet text-faint',
} as const

interface Props {
  readonly milestone: Milestone
  readonly number: number
  readonly roles: readonly Role[]
  readonly isNext: boolean
}

/** One step: what it is, why the law wants it, what is missing, and the way to where it is done. */
export async function StepCard({ milestone, number, roles, isNext }: Props) {
  const { step, state, missing } = milestone
  const t = await getTranslations('organiser.road')
  return (
    <li id={step} className="grid grid-cols-[2.5rem_1fr] gap-x-4" aria-current={isNext ? 'step' : undefined}>
      <div className="grid grid-rows-[auto_1fr] justify-items-center" aria-hidden="true">
        <span className={`grid size-10 place-items-center rounded-full border-2 font-semibold ${looks[state]}`}>
          {state === 'done' ? '✓' : number}
        </span>
        <span className="w-px bg-line" />
      </div>
      <div className="grid grid-cols-1 content-start gap-2 pb-8">
        <h2 className={`text-xl font-semibold ${state === 'later' ? 'text-faint' : ''}`}>
          {t(`steps.${step}.title`)} <span className="text-base font-normal text-faint">({t(`states.${state}`)})</span>
        </h2>
        <p className="max-w-[38em]">{t(`steps.${step}.what`)}</p>
        {missing.length === 0 ? null : (
          <div className="max-w-[38em] font-semibold">
            <p>{t('missingTitle')}</p>
            <ul className="list-disc ps-6">
              {missing.map((one) => (
                <li key={one}>{t(`missing.${one}`)}</li>
              ))}
            </ul>
          </div>
        )}
        <Way milestone={milestone} roles={roles} isNext={isNext} />
        {step === 'keys' ? (
          <p>
            <a href="/organiser/keys/who">{t('whoLink')}</a>
          </p>
        ) : null}
        <details className="max-w-[38em] text-faint">
          <summary className="py-2">{t('whyTitle')}</summary>
          <p>{t(`steps.${step}.why`)}</p>
        </details>
      </div>
    </li>
  )
}

async function Way({ milestone: { step, state }, roles, isNext }: Omit<Props, 'number'>) {
  const t = await getTranslations('organiser.road')
  const needs = roadSteps[step]
  if (needs === null || !may(roles, needs) || (state === 'later' && step !== 'live')) return null
  if (step === 'test') return <TestSwitch isNext={isNext} />
  if (!(step in places) || (state === 'done' && step !== 'watch')) return null
  const place = step as keyof typeof places
  return (
    <p>
      <a href={places[place]} className={buttonLook(isNext ? 'primary' : 'quiet', 'small')}>
        {t(`go.${place}`)}
      </a>
    </p>
  )
}
