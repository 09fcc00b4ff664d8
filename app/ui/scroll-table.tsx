import type { ReactNode } from 'react'

/** A table that moves sideways where the window is narrow, by keyboard too, rather than being cut off. */
export function ScrollTable(props: {
  /** Said, not shown: a heading above tells those who see it. */
  readonly caption: string
  /** Cells of the head. */
  readonly head: ReactNode
  /** Rows of the body. */
  readonly children: ReactNode
}) {
  return (
    <div className="overflow-x-auto" role="group" aria-label={props.caption} tabIndex={0}>
      <table className="w-full text-left max-sm:text-sm [&_:is(td,th):not(:last-child)]:pe-2 sm:[&_:is(td,th):not(:last-child)]:pe-4 [&_:is(td,th)]:py-2 [&_tr]:border-b">
        <caption className="sr-only">{props.caption}</caption>
        <thead>
          <tr className="border-edge align-bottom hyphens-auto max-sm:[&>:not(:first-child)]:wrap-anywhere">
            {props.head}
          </tr>
        </thead>
        <tbody className="[&>tr]:border-line">{props.children}</tbody>
      </table>
    </div>
  )
}
