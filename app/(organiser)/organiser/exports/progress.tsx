import { getTranslations } from 'next-intl/server'
import type { HandOverProgress } from '#lib/organising/batches'

const parts = [
  { name: 'progressDone', fill: 'fill-good' },
  { name: 'progressGiven', fill: 'fill-accent' },
  { name: 'progressOpen', fill: 'fill-line' },
] as const

/** How many Member States are handed over and answered: told, and drawn as one bar of three parts. */
export async function Progress({ states }: { readonly states: readonly HandOverProgress[] }) {
  const t = await getTranslations('organiser.exports')
  const answered = states.filter(({ isAnswered }) => isAnswered).length
  const handedOver = states.filter(({ isHandedOver }) => isHandedOver).length
  const counts = [answered, handedOver - answered, states.length - handedOver]
  const from = (index: number): number => counts.slice(0, index).reduce((sum, count) => sum + count, 0)
  return (
    <section className="grid gap-3">
      <h2 className="text-xl font-semibold">{t('progressTitle')}</h2>
      <p className="font-semibold">{t('progress', { handedOver, all: states.length, answered })}</p>
      <svg
        viewBox={`0 0 ${String(states.length)} 1`}
        preserveAspectRatio="none"
        aria-hidden="true"
        className="h-4 w-full max-w-[42em] rounded-full"
      >
        {parts.map(({ name, fill }, index) => (
          <rect key={name} x={from(index)} width={counts[index]} height="1" className={fill} />
        ))}
      </svg>
      <ul aria-hidden="true" className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
        {parts.map(({ name, fill }) => (
          <li key={name} className="flex items-center gap-2">
            <svg viewBox="0 0 1 1" className="size-3">
              <rect width="1" height="1" className={fill} />
            </svg>
            {t(name)}
          </li>
        ))}
      </ul>
    </section>
  )
}
