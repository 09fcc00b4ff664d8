import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import type { HowFar, MemberStateProgress } from '#lib/figures/how-far'
import { leastShown } from '#lib/figures/published-figures'
import { namedMemberStates } from '#lib/i18n/names'

/** The map's equal in numbers: every Member State, its threshold, and what is missing. */
export async function MemberStateTable({ progress }: { readonly progress: HowFar }) {
  const t = await getTranslations('progress')
  const by = new Map(progress.memberStates.map((one) => [one.memberState, one]))
  return (
    <section aria-labelledby="table" className="grid grid-cols-1 gap-3">
      <h2 id="table" className="text-2xl">
        {t('tableTitle')}
      </h2>
      <div className="overflow-x-auto" role="group" aria-label={t('tableCaption')} tabIndex={0}>
        <table className="w-full text-left max-sm:text-sm">
          <caption className="sr-only">{t('tableCaption')}</caption>
          <thead>
            <tr className="border-b border-edge align-bottom">
              <th scope="col" className="py-2 pe-4">
                {t('memberState')}
              </th>
              <th scope="col" className="py-2 pe-4 text-end">
                {t('count')}
                <span className="font-normal text-faint sm:hidden"> / {t('threshold')}</span>
              </th>
              <th scope="col" className="py-2 pe-4 text-end max-sm:hidden">
                {t('threshold')}
              </th>
              <th scope="col" className="w-1/3 py-2 sm:w-2/5">
                {t('share')}
              </th>
            </tr>
          </thead>
          <tbody>
            {namedMemberStates(await getLocale()).map(({ code, name }) => {
              const found = by.get(code)
              return found === undefined ? null : <Row key={code} name={name} progress={found} />
            })}
          </tbody>
        </table>
      </div>
    </section>
  )
}

async function Row({ name, progress }: { readonly name: string; readonly progress: MemberStateProgress }) {
  const t = await getTranslations('progress')
  const format = await getFormatter()
  const { count, threshold, share, isReached } = progress
  const percent = format.number(Math.floor(share * 1000) / 1000, { style: 'percent', maximumFractionDigits: 1 })
  return (
    <tr className="border-b border-line">
      <th scope="row" className="py-2 pe-4 font-semibold">
        {name}
      </th>
      <td className="py-2 pe-4 text-end tabular-nums">
        {count === null ? t('held', { least: format.number(leastShown) }) : format.number(count)}
        <span className="block text-sm text-faint sm:hidden">/ {format.number(threshold)}</span>
      </td>
      <td className="py-2 pe-4 text-end tabular-nums max-sm:hidden">{format.number(threshold)}</td>
      <td className="py-2">
        <span className="flex flex-wrap items-center gap-x-3">
          <svg
            viewBox="0 0 100 8"
            preserveAspectRatio="none"
            aria-hidden="true"
            className="h-2.5 min-w-12 flex-1 rounded-full"
          >
            <rect width="100" height="8" className="fill-line" />
            <rect width={Math.min(1, share) * 100} height="8" className={isReached ? 'fill-good' : 'fill-accent'} />
          </svg>
          <span className="text-sm tabular-nums sm:w-44">
            {count === null
              ? '–'
              : isReached
                ? `✓ ${t('reached')}`
                : `${percent} · ${t('missing', { count: threshold - count })}`}
          </span>
        </span>
      </td>
    </tr>
  )
}
