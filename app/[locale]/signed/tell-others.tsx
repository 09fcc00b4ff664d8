import { getLocale, getTranslations } from 'next-intl/server'
import { Button } from '#app/ui/button'
import { textIn } from '#lib/domain/initiative'
import { server } from '#lib/server'
import { ShareLinks } from '../share-links'

/** Ways to tell others of the initiative. What is shared leads to it, and says nothing of the receipt. */
export async function TellOthers() {
  const t = await getTranslations('receipt')
  const locale = await getLocale()
  const { collection, site, origin } = await server()
  const { initiative } = collection()
  if (initiative === null) return null
  const text = site().texts.shareSigned[locale] ?? t('shareText')
  const shared = { title: textIn(initiative, locale).title, text, address: `${origin}/${locale}` }
  return (
    <section className="grid gap-4 print:hidden">
      <h2 className="text-2xl">{t('shareTitle')}</h2>
      <div className="flex flex-wrap items-center gap-3 not-has-[button:not([hidden])]:hidden">
        <Button
          type="button"
          hidden
          data-deed="share"
          data-title={shared.title}
          data-text={shared.text}
          data-url={shared.address}
        >
          {t('shareButton')}
        </Button>
        <Button type="button" look="quiet" hidden data-deed="copy" data-url={shared.address}>
          {t('copyLink')}
        </Button>
        <span id="copied" role="status" data-words={t('copied')} className="text-good" />
      </div>
      <ShareLinks {...shared} />
    </section>
  )
}
