import { useLocale } from 'next-intl'
import type { ComponentProps } from 'react'
import { getPathname } from '#lib/i18n/navigation'
import type { Locale } from '#lib/i18n/routing'

/**
 * A link to a page of the public side, in this language or another. An ordinary one: a framework's link would ask the
 * server for pages that nobody has opened yet, and for each once more than the gate can answer from memory.
 */
export function PageLink(props: ComponentProps<'a'> & { readonly href: string; readonly locale?: Locale }) {
  const { href, locale, ...rest } = props
  const current = useLocale()
  return <a {...rest} href={getPathname({ href, locale: locale ?? current })} />
}
