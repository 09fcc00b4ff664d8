import { getLocale, getTranslations } from 'next-intl/server'
import { Notice } from '#app/ui/notice'
import { dayInWords } from '#lib/i18n/days'
import { server } from '#lib/server'
import { shortId } from './step'

/** The rehearsals that are due, on every page where somebody can do something about it. */
export async function DueRehearsals({ isElsewhere = false }: { readonly isElsewhere?: boolean }) {
  const due = (await server()).dueRehearsals()
  if (due.length === 0) return null
  const t = await getTranslations('organiser.keys')
  const locale = await getLocale()
  return (
    <Notice look="warn" title={t('dueTitle')}>
      <ul>
        {due.map(({ keyId, reason, since }) => (
          <li key={keyId} className="max-w-[38em]">
            {t(`dueReasons.${reason}`, { key: shortId(keyId), day: dayInWords(since, locale) })}
          </li>
        ))}
      </ul>
      <p className="mt-2">
        <a href={isElsewhere ? '/organiser/keys#rehearse' : '#rehearse'}>{t('dueLink')}</a>
      </p>
    </Notice>
  )
}
