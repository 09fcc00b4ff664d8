import type { ReactNode } from 'react'

/** A page that is read: a title, a sentence on what follows, and sections. */
export function Prose(props: { readonly title: string; readonly intro?: ReactNode; readonly children?: ReactNode }) {
  return (
    <article className="grid max-w-[42em] grid-cols-1 gap-8 [&>p]:max-w-[37em]">
      <header className="grid grid-cols-1 gap-4">
        <h1 className="text-3xl sm:text-4xl">{props.title}</h1>
        {props.intro === undefined ? null : <p className="text-lg">{props.intro}</p>}
      </header>
      {props.children}
    </article>
  )
}

export function Section(props: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="grid grid-cols-1 gap-3 [&>p]:max-w-[37em]">
      <h2 className="text-2xl">{props.title}</h2>
      {props.children}
    </section>
  )
}
