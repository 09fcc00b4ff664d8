import { useFormatter, useTranslations } from 'next-intl'
import { Notice } from '#app/ui/notice'
import { leastContrast, papers, shadesOf, themes, type Shades, type Theme } from '#lib/site-settings/accent'

/** A colour as the site would show it, and in numbers whether it can be read. */
export function AccentPreview({ chosen, isSaved }: { readonly chosen: string; readonly isSaved: boolean }) {
  const t = useTranslations('organiser.site.look.preview')
  const shades = shadesOf(chosen)
  return (
    <section aria-label={t('title')} className="grid gap-3">
      {isSaved ? null : <p className="font-semibold">{t('notSaved')}</p>}
      <div className="grid gap-4 sm:grid-cols-2">
        {themes.map((theme) => (
          <figure key={theme} className="grid content-start gap-2">
            <Sample theme={theme} shades={shades[theme]} />
            <figcaption>
              <Verdict theme={theme} chosen={chosen} shades={shades[theme]} />
            </figcaption>
          </figure>
        ))}
      </div>
    </section>
  )
}

/** Whether the colour stands as it was chosen, or which shade of it is taken instead. */
function Verdict({ theme, chosen, shades }: { theme: Theme; chosen: string; shades: Shades }) {
  const t = useTranslations('organiser.site.look.preview')
  const format = useFormatter()
  // Rounded down: 4.46 is not 4.5.
  const ratio = (contrast: number): string =>
    format.number(Math.floor(contrast * 10) / 10, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const numbers = { chosen, needed: ratio(leastContrast), ratio: ratio(shades.chosenContrast) }
  if (shades.accent === chosen) return <Notice look="good">{t(`${theme}.asChosen`, numbers)}</Notice>
  return (
    <Notice look="warn">
      {t(`${theme}.corrected`, { ...numbers, shade: shades.accent, reached: ratio(shades.contrast) })}
    </Notice>
  )
}

/** Drawn, since a style sheet of the page's own cannot show both papers at once. */
function Sample({ theme, shades }: { theme: Theme; shades: Shades }) {
  const t = useTranslations('organiser.site.look.preview')
  const { paper, sheet } = papers[theme]
  return (
    <svg
      viewBox="0 0 320 170"
      className="w-full rounded-md border border-line"
      role="img"
      aria-label={t(`${theme}Sample`)}
    >
      <rect width="320" height="170" fill={paper} />
      <rect x="16" y="16" width="288" height="60" rx="6" fill={sheet} stroke={shades.accent} strokeWidth="2" />
      <text x="30" y="52" fontSize="17" fill={shades.accent} textDecoration="underline">
        {t('link')}
      </text>
      <rect x="16" y="90" width="150" height="46" rx="6" fill={shades.accent} />
      <text x="91" y="119" fontSize="17" fontWeight="600" textAnchor="middle" fill={shades.onAccent}>
        {t('button')}
      </text>
      <rect x="180" y="90" width="124" height="46" rx="6" fill={shades.wash} />
      <rect x="180" y="90" width="5" height="46" fill={shades.accent} />
      <text x="196" y="119" fontSize="17" fill={shades.strong}>
        {t('notice')}
      </text>
    </svg>
  )
}
