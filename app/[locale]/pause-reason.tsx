import { useTranslations } from 'next-intl'
import type { pauseReasonIn } from '#lib/site-settings/site'

/** Why the organisers have paused the collection, as they say it, and what becomes of what was signed. */
export function PauseReason({ reason }: { readonly reason: NonNullable<ReturnType<typeof pauseReasonIn>> }) {
  const t = useTranslations('collection')
  return (
    <div className="grid gap-2">
      <p>{t('held.why')}</p>
      <blockquote lang={reason.lang} className="border-l-4 border-line pl-3 [overflow-wrap:anywhere]">
        <p>{reason.text}</p>
      </blockquote>
      <p>{t('held.text')}</p>
    </div>
  )
}
