import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import type { MemberState } from '#lib/domain/member-states'
import type { HowFar, MemberStateProgress } from '#lib/figures/how-far'
import { mapHeight, mapShapes, mapWidth, type MemberStateShape } from '#lib/figures/map-shapes'
import { leastShown } from '#lib/figures/published-figures'
import { countryName } from '#lib/i18n/names'

/** Shades of the accent for shares of a threshold: each up to this share. */
const shades = [
  { upTo: 0.25, opacity: 0.3 },
  { upTo: 0.5, opacity: 0.45 },
  { upTo: 0.75, opacity: 0.6 },
  { upTo: 1, opacity: 0.8 },
] as const

const opacityOf = ({ count, share, isReached }: MemberStateProgress): number =>
  isReached ? 1 : count === null ? 0 : (shades.find(({ upTo }) => share < upTo)?.opacity ?? 1)

/** Codes that do not stand above their dot, where a neighbour's is. */
const besideDot: Readonly<Partial<Record<MemberState, readonly [right: number, down: number]>>> = { LU: [15, 7] }

/** The 27 in the colour of their share; said in words to whoever does not see it, and in numbers by the table. */
export async function EuropeMap({ progress }: { readonly progress: HowFar }) {
  const t = await getTranslations('progress')
  const locale = await getLocale()
  const { memberStates, around } = mapShapes()
  const by = new Map(progress.memberStates.map((one) => [one.memberState, one]))
  const named = (isReached: boolean): string =>
    new Intl.ListFormat(locale).format(
      progress.memberStates
        .filter((one) => one.isReached === isReached)
        .map(({ memberState }) => countryName(memberState, locale)),
    ) || t('none')
  return (
    <figure className="grid gap-4">
      <svg
        viewBox={`0 0 ${String(mapWidth)} ${String(mapHeight)}`}
        role="img"
        aria-label={t('mapAlt', { reached: named(true), others: named(false) })}
        className="w-full rounded-lg border border-line bg-wash"
      >
        <path d={around} className="fill-abroad stroke-line" strokeWidth="1.5" />
        {memberStates.map((shape) => {
          const found = by.get(shape.memberState)
          return found === undefined ? null : <Shape key={shape.memberState} shape={shape} progress={found} />
        })}
        {memberStates.map((shape) => (
          <Label key={shape.memberState} shape={shape} isReached={by.get(shape.memberState)?.isReached === true} />
        ))}
      </svg>
      <Legend />
    </figure>
  )
}

function Shape({ shape, progress }: { readonly shape: MemberStateShape; readonly progress: MemberStateProgress }) {
  const opacity = opacityOf(progress)
  const [x, y] = shape.label
  return (
    <g className="stroke-edge" strokeWidth="0.8">
      <path d={shape.path} className="fill-sheet" />
      <path d={shape.path} fillOpacity={opacity} className="fill-accent" />
      {shape.isSmall ? (
        <>
          <circle cx={x} cy={y} r="5" className="fill-sheet" />
          <circle cx={x} cy={y} r="5" fillOpacity={opacity} className="fill-accent" />
        </>
      ) : null}
    </g>
  )
}

function Label({ shape, isReached }: { readonly shape: MemberStateShape; readonly isReached: boolean }) {
  const { memberState, label, isSmall } = shape
  const [right, down] = isSmall ? (besideDot[memberState] ?? [0, -9]) : [0, 4]
  return (
    <text
      x={label[0] + right}
      y={label[1] + down}
      textAnchor="middle"
      fontSize="12"
      strokeWidth="3"
      paintOrder="stroke"
      className="fill-ink stroke-sheet font-semibold max-sm:hidden"
    >
      {isReached ? `✓ ${memberState}` : memberState}
    </text>
  )
}

async function Legend() {
  const t = await getTranslations('progress')
  const format = await getFormatter()
  const percent = (share: number): string => format.number(share, { style: 'percent' })
  const entries = [
    { words: t('legendHeld', { least: format.number(leastShown) }), opacity: 0 },
    ...shades.map(({ upTo, opacity }, at) => ({
      words: t('legendShare', { from: percent(shades[at - 1]?.upTo ?? 0), to: percent(upTo) }),
      opacity,
    })),
    { words: `✓ ${t('legendReached')}`, opacity: 1 },
  ]
  return (
    <figcaption>
      <ul className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
        {entries.map(({ words, opacity }) => (
          <li key={words} className="flex items-center gap-2">
            <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" className="shrink-0">
              <rect x="1" y="1" width="14" height="14" className="fill-sheet stroke-edge" />
              <rect x="1" y="1" width="14" height="14" fillOpacity={opacity} className="fill-accent" />
            </svg>
            {words}
          </li>
        ))}
      </ul>
    </figcaption>
  )
}
