import type { ReactNode } from 'react'

const looks = {
  plain: 'border-accent bg-wash',
  good: 'border-good bg-good-wash',
  warn: 'border-warn bg-warn-wash',
  stop: 'border-stop bg-stop-wash',
} as const

/** Something to know before reading on. */
export function Notice(props: {
  readonly look?: keyof typeof looks
  readonly title?: string
  readonly level?: 1 | 2
  readonly children?: ReactNode
}) {
  const Heading = props.level === 1 ? 'h1' : 'h2'
  return (
    <div className={`rounded-md border-l-4 px-5 py-4 ${looks[props.look ?? 'plain']}`}>
      {props.title === undefined ? null : <Heading className="mb-1 text-xl font-semibold">{props.title}</Heading>}
      {props.children}
    </div>
  )
}
