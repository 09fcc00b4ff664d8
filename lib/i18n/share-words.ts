import type en from '../../messages/en.json'
import type { Locale } from './routing.ts'

/** What the messages from the receipt say in a language, whichever language the page itself is in. */
export async function shareWords(locale: Locale): Promise<string> {
  const catalogue = (await import(`../../messages/${locale}.json`)) as { default: Pick<typeof en, 'receipt'> }
  return catalogue.default.receipt.shareText
}
