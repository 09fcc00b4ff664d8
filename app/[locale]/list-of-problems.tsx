'use client'

import { useTranslations } from 'next-intl'

/**
 * Everything that needs attention, before the fields of a short form. Title and focus tell of it too: no script can.
 *
 * @param found - In the order of the fields: where each leads, and what is wrong there.
 */
export function ListOfProblems({
  found,
}: {
  readonly found: readonly { readonly field: string; readonly words: string }[]
}) {
  const t = useTranslations('problems')
  if (found.length === 0) return null
  return (
    <div role="alert" className="rounded-md border-2 border-stop bg-stop-wash px-5 py-4">
      <h2 id="problem-summary" className="text-xl font-semibold">
        {t('summary', { count: found.length })}
      </h2>
      <p className="mb-2 text-sm">{t('summaryText')}</p>
      <ul className="grid list-disc gap-1 pl-5">
        {found.map(({ field, words }) => (
          <li key={field}>
            <a href={`#${field}`} className="text-stop">
              {words}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
