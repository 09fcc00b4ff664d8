import type { ReactNode } from 'react'

/** Head, content and foot of every page. The first link skips to the content. */
export function PageFrame(props: {
  readonly skip: string
  readonly header: ReactNode
  /** Something that holds for the whole site, above everything. */
  readonly banner?: ReactNode
  readonly footer?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#content"
        className="absolute -top-24 left-4 z-10 bg-sheet px-4 py-3 focus:top-2 focus:shadow-lg print:hidden"
      >
        {props.skip}
      </a>
      <header className="border-b border-line print:hidden">
        {props.banner}
        <div className="mx-auto flex w-full max-w-5xl flex-wrap items-center justify-between gap-x-6 gap-y-1 px-4 py-3 sm:px-6">
          {props.header}
        </div>
      </header>
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto w-full max-w-5xl flex-1 px-4 py-8 outline-none sm:px-6 sm:py-12"
      >
        {props.children}
      </main>
      {props.footer === undefined ? null : (
        <footer className="mt-8 border-t border-line bg-sheet text-sm print:hidden">
          <div className="mx-auto w-full max-w-5xl px-4 py-8 sm:px-6">{props.footer}</div>
        </footer>
      )}
    </div>
  )
}

/** The product's name with its mark: many strokes gathered into one. */
export function Wordmark({ name }: { readonly name: string }) {
  return (
    <span className="flex items-center gap-2 font-serif text-lg font-semibold">
      <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" className="shrink-0 text-accent">
        <g fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round">
          <path d="M3 4c2 6 5 9 9 10M21 4c-2 6-5 9-9 10M8 3c1 5 2 8 4 11M16 3c-1 5-2 8-4 11M12 2v19" />
        </g>
      </svg>
      {name}
    </span>
  )
}
