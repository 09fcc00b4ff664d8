import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Command } from '#app/ui/command'
import { ScrollTable } from '#app/ui/scroll-table'
import { requireOrganiser, requireSecondFactor } from '#lib/http/organiser-session'
import { namedMemberStates } from '#lib/i18n/names'
import { removalReasons } from '#lib/domain/removal-reason'
import { server } from '#lib/server'
import { submitRemoval } from './actions'
import { RemovalForm } from './form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organiser.removals'))('title') }
}

/** Where organisers have single statements removed, and see how many were. */
export default async function RemovalsPage() {
  const { organising } = await server()
  await requireOrganiser(organising, 'remove-statements')
  await requireSecondFactor(organising, '/organiser/removals')
  const t = await getTranslations('organiser.removals')
  return (
    <div className="grid grid-cols-1 gap-10">
      <header className="grid gap-3">
        <h1 className="text-3xl font-semibold">{t('title')}</h1>
        <p className="max-w-[38em]">{t('intro')}</p>
      </header>
      <RemovalForm action={submitRemoval} />
      <section className="grid grid-cols-1 gap-4 border-t border-line pt-6">
        <h2 className="text-xl font-semibold">{t('noCodeTitle')}</h2>
        <p className="max-w-[38em]">{t('noCode')}</p>
        <Command>./run export find FILE --key organisers-private-key.json</Command>
        <p className="max-w-[38em]">{t('noCodeAfter')}</p>
      </section>
      <Removed />
    </div>
  )
}

/** What was removed: by reason, and by Member State. */
async function Removed() {
  const t = await getTranslations('organiser.removals')
  const counts = (await server()).removing.counts()
  const total = counts.reduce((sum, { count }) => sum + count, 0)
  const reasons = (['withdrawn', ...removalReasons] as const).filter((reason) =>
    counts.some((row) => row.reason === reason),
  )
  const states = namedMemberStates(await getLocale()).filter(({ code }) =>
    counts.some(({ memberState }) => memberState === code),
  )
  const of = (code: string, reason: string): number =>
    counts.find((row) => row.memberState === code && row.reason === reason)?.count ?? 0
  return (
    <section className="grid grid-cols-1 gap-4 border-t border-line pt-6">
      <h2 className="text-xl font-semibold">{t('countsTitle')}</h2>
      <p>{t('total', { count: total })}</p>
      {total === 0 ? null : (
        <ScrollTable
          caption={t('countsTitle')}
          head={
            <>
              <th scope="col">{t('memberState')}</th>
              {reasons.map((reason) => (
                <th key={reason} scope="col" className="text-right">
                  {t(`reasons.${reason}`)}
                </th>
              ))}
            </>
          }
        >
          {states.map(({ code, name }) => (
            <tr key={code}>
              <th scope="row" className="font-semibold">
                {name}
              </th>
              {reasons.map((reason) => (
                <td key={reason} className="text-right tabular-nums">
                  {of(code, reason)}
                </td>
              ))}
            </tr>
          ))}
        </ScrollTable>
      )}
    </section>
  )
}
