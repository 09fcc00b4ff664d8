/**
 * A language as `Intl` has to be asked for it: left to itself, it writes English as in America, and Portuguese, with
 * names of countries to match, as in Brazil.
 */
export const regionalLocale = (locale: string): string => ({ en: 'en-IE', pt: 'pt-PT' })[locale] ?? locale
