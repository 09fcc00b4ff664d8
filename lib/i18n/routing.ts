import { defineRouting } from 'next-intl/routing'

/** The official languages, in the Union's order (Interinstitutional style guide, 7.2.1). No cookie remembers the choice: the address carries it. */
export const routing = defineRouting({
  // prettier-ignore
  locales: [
    'bg', 'es', 'cs', 'da', 'de', 'et', 'el', 'en', 'fr', 'ga', 'hr', 'it',
    'lv', 'lt', 'hu', 'mt', 'nl', 'pl', 'pt', 'ro', 'sk', 'sl', 'fi', 'sv',
  ],
  defaultLocale: 'en',
  localePrefix: 'always',
  localeCookie: false,
  alternateLinks: false,
})

export type Locale = (typeof routing.locales)[number]
