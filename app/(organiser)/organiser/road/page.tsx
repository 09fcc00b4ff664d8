import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Answer } from '#app/ui/answer'
import { requireOrganiser } from '#lib/http/organiser-session'
import { nextOf } from '#lib/organising/road'
import { server } from '#lib/server'
import { StepCard } from './step-card'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organiser.road'))('title') }
}

const problems = ['no-key', 'no-initiative', 'over'] as const

/** Where the collection stands, from an empty instance to a destroyed one, and what can be done now. */
export default async function RoadPage({ searchParams }: PageProps<'/organiser/road'>) {
  const { organising, road } = await server()
  const { roles } = await requireOrganiser(organising, 'see-counts')
  const t = await getTranslations('organiser.road')
  const { problem } = await searchParams
  const known = problems.find((code) => code === problem)
  const steps = road()
  const next = nextOf(steps)
  const done = steps.filter(({ state }) => state === 'done').length
  return (
    <div className="grid grid-cols-1 gap-8">
      <header className="grid gap-3">
        <h1 className="text-3xl font-semibold">{t('title')}</h1>
        <p className="max-w-[38em]">{t('intro')}</p>
        <p className="font-semibold">
          {t('progress', { done, all: steps.length })} ·{' '}
          {next === null ? (
            t('nothingNext')
          ) : (
            <a href={`#${next.step}`}>{t('next', { step: t(`steps.${next.step}.title`) })}</a>
          )}
        </p>
        <Bar done={done} all={steps.length} />
      </header>
      {known === undefined ? null : <Answer look="stop">{t(`problems.${known}`)}</Answer>}
      <ol className="grid grid-cols-1">
        {steps.map((milestone, index) => (
          <StepCard
            key={milestone.step}
            milestone={milestone}
            number={index + 1}
            roles={roles}
            isNext={milestone === next}
          />
        ))}
      </ol>
    </div>
  )
}

/** The same as the sentence above it, drawn. */
function Bar({ done, all }: { readonly done: number; readonly all: number }) {
  return (
    <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" className="h-2 w-full rounded-full">
      <rect width="100" height="4" className="fill-line" />
      <rect width={(done / all) * 100} height="4" className="fill-good" />
    </svg>
  )
}
