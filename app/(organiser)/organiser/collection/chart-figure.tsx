import type { ReactNode } from 'react'
import { Drawn } from '#app/ui/drawn'
import { ScrollTable } from '#app/ui/scroll-table'
import type { Cell, Table } from '#lib/charts/table'
import type { Watched } from '#lib/organising/watching'
import { charts, type ChartName } from './drawn/all'
import type { Chart, Words } from './drawn/chart'

interface Props {
  readonly name: ChartName
  readonly watched: Watched
  readonly words: Words
  /** What one has to know to read it. */
  readonly text?: string
  /** Its numbers, where they stand on the page in a table of their own. */
  readonly table?: ReactNode
}

/** A chart under its heading, with its numbers in a table and both as files. */
export function ChartFigure({ name, watched, words, text, table }: Props) {
  const chart = charts[name](watched, words)
  const { t } = words
  return (
    <figure className="grid min-w-0 grid-cols-1 content-start gap-3" data-chart={name}>
      <figcaption className="grid gap-1">
        <h3 className="text-lg font-semibold">{chart.title}</h3>
        {text === undefined ? null : <p className="max-w-[38em] text-sm text-faint">{text}</p>}
      </figcaption>
      {chart.table.rows.length === 0 ? (
        <p className="text-faint">{chart.alt}</p>
      ) : (
        <Drawn drawing={chart.drawing} label={chart.alt} />
      )}
      {table ?? <Numbers chart={chart} words={words} />}
      <p className="flex flex-wrap gap-x-5 text-sm">
        {(['csv', 'svg'] as const).map((kind) => (
          <a
            key={kind}
            href={`/organiser/collection/charts/${name}?as=${kind}`}
            download
            className="inline-flex min-h-11 items-center"
          >
            {t(`file.${kind}`)} <span className="sr-only">: {chart.title}</span>
          </a>
        ))}
      </p>
    </figure>
  )
}

function Numbers({ chart, words }: { readonly chart: Chart; readonly words: Words }) {
  const { table, title, shown } = chart
  const { t } = words
  if (table.rows.length === 0) return null
  const rows = shown ?? table.rows
  return (
    <details>
      <summary className="min-h-11 content-center text-sm text-accent underline underline-offset-4">
        {t('numbers')} <span className="sr-only">: {title}</span>
      </summary>
      <ChartTable caption={title} table={{ ...table, rows }} words={words} />
      {rows.length === table.rows.length ? null : (
        <p className="mt-2 text-sm text-faint">{t('rest', { rows: table.rows.length })}</p>
      )}
    </details>
  )
}

/** The numbers of a chart: what they are about in the first column. */
export function ChartTable(props: { readonly caption: string; readonly table: Table; readonly words: Words }) {
  const { columns, rows } = props.table
  const shown = (cell: Cell, at: number): string => {
    if (cell === null) return '–'
    const show = columns[at]?.show
    return show === undefined ? (typeof cell === 'number' ? props.words.number(cell) : cell) : show(cell)
  }
  return (
    <ScrollTable
      caption={props.caption}
      head={columns.map(({ code, label }, at) => (
        <th key={code} scope="col" className={at === 0 ? undefined : 'text-right max-sm:min-w-16'}>
          {label}
        </th>
      ))}
    >
      {rows.map(([first = null, ...others]) => (
        <tr key={String(first)}>
          <th scope="row" className="font-normal">
            {shown(first, 0)}
          </th>
          {others.map((cell, at) => (
            <td key={columns[at + 1]?.code} className="text-right tabular-nums">
              {shown(cell, at + 1)}
            </td>
          ))}
        </tr>
      ))}
    </ScrollTable>
  )
}
