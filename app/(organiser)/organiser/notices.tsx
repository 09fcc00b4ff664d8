import { getLocale, getTranslations } from 'next-intl/server'
import { Notice } from '#app/ui/notice'
import type { RecordedEvent } from '#lib/domain/audit-event'
import { brusselsDayOf } from '#lib/domain/day'
import { dayInWords } from '#lib/i18n/days'
import { noticesFor, type OwnNotice, type PeopleNotice } from '#lib/organising/notices'
import { server } from '#lib/server'

/** What happened to somebody's account, and among the organisers, since they were last here: a theft must not go unseen. */
export async function Notices({ organiserId }: { readonly organiserId: number }) {
  const { notices, people } = await server()
  const { own, people: others } = noticesFor(notices, organiserId)
  if (own.length + others.length === 0) return null
  const t = await getTranslations('organiser.notices')
  const names = new Map(people.everybody().map(({ id, name }) => [id, name]))
  const locale = await getLocale()
  const day = ({ at }: RecordedEvent): string => dayInWords(brusselsDayOf(new Date(at)), locale)
  const nameOf = (id: number | null): string => (id === null ? undefined : names.get(id)) ?? t('commandLine')
  return (
    <div className="grid grid-cols-1 gap-4">
      {own.length === 0 ? null : (
        <Notice look="warn" title={t('title')}>
          <ul>
            {own.map((row) => (
              // The reading asks for these events alone.
              <li key={row.id}>{t(`own.${row.event as OwnNotice}`, { day: day(row) })}</li>
            ))}
          </ul>
          <p className="mt-2 max-w-[38em]">
            {t('notYou')} <a href="/organiser/account">{t('notYouLink')}</a>
          </p>
        </Notice>
      )}
      {others.length === 0 ? null : (
        <Notice title={t('peopleTitle')}>
          <ul>
            {others.map((row) => (
              <li key={row.id} className="[overflow-wrap:anywhere]">
                {t(`people.${row.event as PeopleNotice}`, {
                  day: day(row),
                  by: nameOf(row.organiserId),
                  name: nameOf(row.subjectId),
                })}
              </li>
            ))}
          </ul>
          <p className="mt-2 max-w-[38em]">{t('ask')}</p>
        </Notice>
      )}
    </div>
  )
}
