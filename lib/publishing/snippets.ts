import { escaped } from './markup.ts'

/** The lines that put the badge into a page, as a link to the initiative. */
export const badgeHtml = (badge: {
  readonly origin: string
  readonly locale: string
  readonly alt: string
}): string => {
  const page = escaped(`${badge.origin}/${badge.locale}`)
  return `<a href="${page}"><img src="${page}/badge.svg" alt="${escaped(badge.alt)}" height="32"></a>`
}

/** The lines that put the counter with its button into a page. */
export const counterHtml = ({ origin, locale }: { readonly origin: string; readonly locale: string }): string =>
  [
    `<script type="module" src="${escaped(origin)}/embed.js"></script>`,
    `<colligo-counter lang="${locale}"></colligo-counter>`,
  ].join('\n')
