import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Notice } from '#app/ui/notice'
import { server } from '#lib/server'
import type { Missing } from '#lib/site-settings/missing'
import { SavedFrame } from './saved-frame'

/** A page of settings: what it is for, what was saved, what is missing, and its parts. */
export async function SettingsPage(props: {
  readonly title: string
  readonly purpose: string
  readonly missing: readonly Missing[]
  readonly isSaved: boolean
  readonly children: ReactNode
}) {
  // Forms are made anew with each visit: what was saved takes the place of what was typed.
  const { now } = await server()
  return (
    <div className="grid grid-cols-1 gap-8">
      <header className="grid grid-cols-1 gap-3">
        <h1 className="text-3xl font-semibold">{props.title}</h1>
        <p className="max-w-[38em]">{props.purpose}</p>
      </header>
      <SavedFrame key={now().getTime()} isSaved={props.isSaved}>
        <MissingNotice missing={props.missing} />
        {props.children}
      </SavedFrame>
    </div>
  )
}

async function MissingNotice({ missing }: { readonly missing: readonly Missing[] }) {
  const t = await getTranslations('organiser.site.missing')
  if (missing.length === 0) return null
  return (
    <Notice look="warn">
      <ul className="grid max-w-[38em] gap-1">
        {missing.map((what) => (
          <li key={what}>{t(what)}</li>
        ))}
      </ul>
    </Notice>
  )
}

export function Part(props: { readonly title: string; readonly text?: string; readonly children: ReactNode }) {
  return (
    <section className="grid grid-cols-1 gap-4 border-t border-line pt-6">
      <h2 className="text-xl font-semibold">{props.title}</h2>
      {props.text === undefined ? null : <p className="max-w-[38em]">{props.text}</p>}
      {props.children}
    </section>
  )
}
