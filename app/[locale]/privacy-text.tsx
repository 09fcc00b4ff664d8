import { getLocale, getTranslations } from 'next-intl/server'
import type { RulePack } from '#lib/domain/rule'
import { privacyWords, type PrivacySection } from '#lib/rules/privacy-words'

/** A section of the privacy statement whose words depend on the law. */
export async function PrivacyText({ pack, section }: { readonly pack: RulePack; readonly section: PrivacySection }) {
  const legal = await getTranslations('legal.privacy')
  const words = privacyWords(pack, section, await getLocale())
  return 'key' in words ? <p>{legal(words.key)}</p> : <p lang={words.language}>{words.text}</p>
}
