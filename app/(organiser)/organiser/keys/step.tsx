import type { ReactNode } from 'react'

/** A part of the page about keys, with a line above it. */
export function Step(props: { readonly title: string; readonly id?: string; readonly children: ReactNode }) {
  return (
    <section id={props.id} className="grid grid-cols-1 gap-4 border-t border-line pt-6">
      <h2 className="text-xl font-semibold">{props.title}</h2>
      {props.children}
    </section>
  )
}

/** A key's name as short as people compare it. */
export const shortId = (id: string): string => id.slice(0, 5)
