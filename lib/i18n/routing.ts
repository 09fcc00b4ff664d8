import { defineRouting } from 'next-intl/routing'

/** The languages of the public side. No cookie remembers the choice: the address carries it. */
export const routing = defineRouting({
  locales: ['en', 'ro'],
  defaultLocale: 'en',
  localePrefix: 'always',
  localeCookie: false,
  alternateLinks: false,
})

export type Locale = (typeof routing.locales)[number]
