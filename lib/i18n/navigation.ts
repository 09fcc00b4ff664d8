import { createNavigation } from 'next-intl/navigation'
import { routing } from './routing.ts'

/** A page's address with its language. Links are plain (`PageLink` of `app/[locale]`): nothing is fetched ahead. */
export const { getPathname } = createNavigation(routing)
