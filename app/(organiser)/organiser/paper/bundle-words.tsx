import { useLocale, useTranslations } from 'next-intl'
import { dayInWords } from '#lib/i18n/days'
import type { SeenBundle } from '#lib/organising/paper'

const tones = { waits: 'text-faint', differs: 'font-semibold text-warn', agreed: '', sent: '' } as const

/** How a bundle stands, in words, with its numbers where whoever looks may know them. */
export function BundleWords({ bundle }: { readonly bundle: SeenBundle }) {
  const { state, counted, isOwn, sent } = bundle
  const t = useTranslations('organiser.paper')
  const locale = useLocale()
  return (
    <span className="grid [overflow-wrap:anywhere]">
      {counted === null ? null : (
        <span className="tabular-nums">
          {t('counted', {
            sheets: counted.sheets,
            statements: counted.statements,
          })}
        </span>
      )}
      <span className={tones[state]}>
        {sent === null
          ? t(isOwn ? 'state.waitsForAnother' : `state.${state}`)
          : t('state.sent', { to: sent.to, on: dayInWords(sent.on, locale) })}
      </span>
    </span>
  )
}
