import { useTranslations } from 'next-intl'
import { Button } from '#app/ui/button'
import { Section } from '#app/ui/prose'

/**
 * The whole log, checked by the reader's own browser. Hidden until the script that does it has come; what it says stands
 * here in the reader's language, with `{done}` and the like where its numbers go.
 *
 * @param commitment - The code that was looked up, which must be among the entries.
 */
export function BrowserCheck({ commitment = '' }: { readonly commitment?: string }) {
  const t = useTranslations('verify')
  return (
    <div
      hidden
      data-script="log-check"
      data-commitment={commitment}
      data-progress={String(t.raw('browserProgress'))}
      data-whole={String(t.raw('browserWhole'))}
      data-with-code={t('browserWithCode')}
      data-broken={String(t.raw('browserBroken'))}
      data-cannot={t('browserCannot')}
    >
      <Section title={t('browserTitle')}>
        <p>{t('browserText')}</p>
        <p>
          <Button type="button" look="quiet" data-deed="check">
            {t('browserButton')}
          </Button>
        </p>
        <progress hidden className="w-full max-w-[37em]" aria-labelledby="log-check-says" />
        <p role="status" id="log-check-says" className="max-w-[37em] [overflow-wrap:anywhere]" />
      </Section>
    </div>
  )
}
