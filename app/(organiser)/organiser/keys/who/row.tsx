import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'

const looks = {
  nothing: { sign: '✕', look: 'border-good bg-good-wash', signLook: 'bg-good' },
  some: { sign: '½', look: 'border-warn bg-warn-wash', signLook: 'bg-warn' },
  all: { sign: '✓', look: 'border-stop bg-stop-wash', signLook: 'bg-stop' },
} as const

/** Those of whom the page tells the same whoever they are, and those who have names, numbers and days. */
type Same = 'server' | 'you' | 'alone' | 'file' | 'notSplit' | 'noKey' | 'authority' | 'backups' | 'thief' | 'takenOver'

type Props = { readonly mark: keyof typeof looks; readonly children?: ReactNode } & (
  | { readonly of: Same; readonly values?: undefined }
  | { readonly of: 'together'; readonly values: { needed: number; among: number; names: string } }
  | { readonly of: 'oldShares'; readonly values: { needed: number; names: string; day: string } }
  | { readonly of: 'oldKey'; readonly values: { key: string; until: string } }
)

/** One of those of whom somebody may ask: what they can open, and why. */
export async function Row(props: Props) {
  const { mark, children } = props
  const t = await getTranslations('organiser.keys.who')
  const { sign, look, signLook } = looks[mark]
  const said = await saying(props)
  return (
    <li className={`grid grid-cols-[2.5rem_1fr] gap-x-4 rounded-md border-l-4 px-4 py-4 ${look}`}>
      <span
        aria-hidden="true"
        className={`grid size-10 place-items-center rounded-full font-semibold text-sheet ${signLook}`}
      >
        {sign}
      </span>
      <div className="grid grid-cols-1 gap-1 [overflow-wrap:anywhere]">
        <h2 className="text-lg font-semibold">{said.who}</h2>
        <p>
          <span className="sr-only">{t(`marks.${mark}`)}. </span>
          {t('can')} <strong>{said.what}</strong>
        </p>
        {children}
        <p className="max-w-[38em]">{said.why}</p>
      </div>
    </li>
  )
}

async function saying(props: Props): Promise<Readonly<Record<'who' | 'what' | 'why', string>>> {
  const t = await getTranslations('organiser.keys.who')
  switch (props.of) {
    case 'together':
      return {
        who: t('together.who', props.values),
        what: t('together.what'),
        why: t('together.why', { needed: props.values.needed }),
      }
    case 'oldShares':
      return {
        who: t('oldShares.who', { needed: props.values.needed, names: props.values.names }),
        what: t('oldShares.what'),
        why: t('oldShares.why', { day: props.values.day }),
      }
    case 'oldKey':
      return {
        who: t('oldKey.who', { key: props.values.key }),
        what: t('oldKey.what', { until: props.values.until }),
        why: t('oldKey.why'),
      }
    default:
      return { who: t(`${props.of}.who`), what: t(`${props.of}.what`), why: t(`${props.of}.why`) }
  }
}

/** So many people in a row, those who come together in colour; the sentence beside it says the same. */
export function People({ among, coloured }: { readonly among: number; readonly coloured: number }) {
  return (
    <svg
      viewBox={`0 0 ${String(among * 30)} 40`}
      aria-hidden="true"
      className="my-1 h-10 w-auto max-w-full"
      preserveAspectRatio="xMinYMid meet"
    >
      {Array.from({ length: among }, (_, index) => (
        <g key={index} className={index < coloured ? 'fill-accent' : 'fill-edge'}>
          <circle cx={index * 30 + 13} cy="11" r="8" />
          <path d={`M${String(index * 30 + 1)} 39c0-11 5-17 12-17s12 6 12 17z`} />
        </g>
      ))}
    </svg>
  )
}
