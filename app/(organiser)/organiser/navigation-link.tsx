import { headers } from 'next/headers'
import type { ReactNode } from 'react'

/**
 * A link of the organisers' navigation. It is marked where it leads to the page that is shown; with `coversBelow` also
 * where that page is part of what it leads to. The gate says which page that is (`lib/http/framework-request.ts`).
 */
export async function NavigationLink(props: {
  readonly href: string
  readonly coversBelow?: boolean
  readonly children: ReactNode
}) {
  const { href, coversBelow = false } = props
  const path = (await headers()).get('x-path') ?? ''
  const current = path === href ? 'page' : coversBelow && path.startsWith(`${href}/`) ? 'true' : undefined
  return (
    <a
      href={href}
      aria-current={current}
      className={`inline-flex min-h-11 items-center sm:min-h-9 ${current === undefined ? '' : 'font-semibold'}`}
    >
      {props.children}
    </a>
  )
}
