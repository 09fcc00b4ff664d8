import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { ScrollTable } from '#app/ui/scroll-table'
import type { HowFar, MemberStateProgress } from '#lib/figures/how-far'
import { leastShown } from '#lib/figures/published-figures'
import { namedMemberStates } from '#lib/i18n/names'

/** The map's equal in numbers: every Member State, its threshold, and what is missing. */
export async function MemberStateTable(props: {
  readonly progress: HowFar
  /** Whether shares are drawn as well. */
  readonly isDrawn: boolean
}) {
  const { progress, isDrawn } = props
  const t = await getTranslations('progress')
  const by = new Map(progress.memberStates.map((one) => [one.memberState, one]))
  return (
    <section aria-labelledby="table" className="grid grid-cols-1 gap-3">
      <h2 id="table" className="text-2xl">
        {t('tableTitle')}
      </h2>
      <ScrollTable
        caption={t('tableCaption')}
        head={
          <>
            <th scope="col">{t('memberState')}</th>
            <th scope="col" className="text-end">
              {t('count')}
              <span className="block font-normal text-faint md:hidden">/&nbsp;{t('threshold')}</span>
            </th>
            <th scope="col" className="text-end max-md:hidden">
              {t('threshold')}
            </th>
            <th scope="col" className="md:w-2/5">
              {t('share')}
            </th>
          </>
        }
      >
        {namedMemberStates(await getLocale()).map(({ code, name }) => {
          const found = by.get(code)
          return found === undefined ? null : <Row key={code} name={name} progress={found} isDrawn={isDrawn} />
        })}
      </ScrollTable>
    </section>
  )
}

async function Row(props: {
  readonly name: string
  readonly progress: MemberStateProgress
  readonly isDrawn: boolean
}) {
  const { name, progress, isDrawn } = props
  const t = await getTranslations('progress')
  const format = await getFormatter()
  const { count, threshold, share, isReached } = progress
  const percent = format.number(Math.floor(share * 1000) / 1000, { style: 'percent', maximumFractionDigits: 1 })
  return (
    <tr>
      <th scope="row" className="font-semibold">
        {name}
      </th>
      <td className="text-end tabular-nums">
        {count === null ? t('held', { least: format.number(leastShown) }) : format.number(count)}
        <span className="block text-sm text-faint md:hidden">/ {format.number(threshold)}</span>
      </td>
      <td className="text-end tabular-nums max-md:hidden">{format.number(threshold)}</td>
      <td>
        <span className="grid gap-1 md:flex md:items-center md:gap-x-3">
          {isDrawn ? <Bar share={share} isReached={isReached} /> : null}
          <span className="text-sm tabular-nums md:w-44 lg:w-60 lg:whitespace-nowrap">
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

const Bar = ({ share, isReached }: Pick<MemberStateProgress, 'share' | 'isReached'>) => (
  <svg
    viewBox="0 0 100 8"
    preserveAspectRatio="none"
    aria-hidden="true"
    className="h-2.5 w-full rounded-full md:w-12 md:grow"
  >
    <rect width="100" height="8" className="fill-line" />
    <rect width={Math.min(1, share) * 100} height="8" className={isReached ? 'fill-good' : 'fill-accent'} />
  </svg>
)
