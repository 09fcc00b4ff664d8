import { useTranslations } from 'next-intl'
import { auditEventNames } from '#lib/domain/audit-event'

interface AuditRow {
  readonly id: number
  readonly at: string
  readonly event: string
  readonly memberState: string | null
  readonly count: number | null
}

/** What happened lately, newest first. */
export function AuditTrail({ rows }: { readonly rows: readonly AuditRow[] }) {
  const t = useTranslations('organiser')
  return (
    <section>
      <h2 className="mb-2 text-xl font-semibold">{t('collection.audit')}</h2>
      <table className="w-full border-collapse text-left text-sm">
        <thead className="text-faint">
          <tr className="border-b border-edge">
            <th scope="col" className="py-2 pr-4">
              {t('collection.when')}
            </th>
            <th scope="col" className="py-2">
              {t('collection.what')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, at, event, memberState, count }) => {
            const name = auditEventNames.find((known) => known === event)
            return (
              <tr key={id} className="border-b border-line">
                <td className="py-1.5 pr-4 whitespace-nowrap tabular-nums">
                  <time dateTime={at}>{at.slice(0, 19).replace('T', ' ')}</time>
                </td>
                <td className="py-1.5">
                  {[name === undefined ? event : t(`events.${name}`), memberState, count]
                    .filter((part) => part !== null)
                    .join(' · ')}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
