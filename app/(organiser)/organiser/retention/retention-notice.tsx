import { getLocale, getTranslations } from 'next-intl/server'
import { Command } from '#app/ui/command'
import { Notice } from '#app/ui/notice'
import { brusselsDayOf, type Day } from '#lib/domain/day'
import { may, type Role } from '#lib/domain/role'
import { daysBetween } from '#lib/figures/how-far'
import { dayInWords } from '#lib/i18n/days'
import { retentionCalendar } from '#lib/organising/retention'
import { urgencyOf } from '#lib/rules/retention'
import { server } from '#lib/server'

/**
 * What is urgent about keeping and destroying, for whoever may do something about it; nothing where nothing is.
 *
 * @param isAlone - Whether it stands on another page, and leads to the one where something can be done.
 */
export async function RetentionNotice(props: { readonly roles: readonly Role[]; readonly isAlone?: boolean }) {
  if (!may(props.roles, 'keep-calendar')) return null
  const { retention } = await server()
  const t = await getTranslations('organiser.retention.notice')
  const link = props.isAlone === true ? <a href="/organiser/retention">{t('link')}</a> : null
  const destruction = retention.destruction()
  if (destruction !== null && destruction.certificate === null) return <Unfinished />
  if (destruction !== null) {
    const day = dayInWords(brusselsDayOf(destruction.begunAt), await getLocale())
    return (
      <Notice>
        <p>
          {t('destroyed', { day })} {link}
        </p>
      </Notice>
    )
  }
  return <Deadlines link={link} />
}

async function Unfinished() {
  const t = await getTranslations('organiser.retention.notice')
  return (
    <Notice look="stop">
      <p className="mb-3 font-semibold">{t('begun')}</p>
      <Command>./run destruction finish</Command>
    </Notice>
  )
}

async function Deadlines({ link }: { readonly link: React.ReactNode }) {
  const { retention, now } = await server()
  const t = await getTranslations('organiser.retention.notice')
  const locale = await getLocale()
  const today = brusselsDayOf(now())
  const { statementsDueOn, emailAddressesDueOn } = retentionCalendar(retention)
  const hold = retention.hold()
  const lines = [
    ...(hold?.liftedAt === null ? [{ text: t('held', { reference: hold.reference }), isBad: false }] : []),
    ...urgent(statementsDueOn, today).map(({ on, left }) => ({
      text: t(left < 0 ? 'overdue' : 'due', { day: dayInWords(on, locale), days: Math.abs(left) }),
      isBad: left < 0,
    })),
    ...urgent(emailAddressesDueOn, today).map(({ on, left }) => ({
      text: t(left < 0 ? 'emailOverdue' : 'emailDue', { day: dayInWords(on, locale), days: Math.abs(left) }),
      isBad: left < 0,
    })),
  ]
  if (lines.length === 0) return null
  return (
    <Notice look={lines.some(({ isBad }) => isBad) ? 'stop' : 'warn'}>
      {lines.map(({ text }) => (
        <p key={text} className="font-semibold">
          {text}
        </p>
      ))}
      {link === null ? null : <p className="mt-2">{link}</p>}
    </Notice>
  )
}

/** The day, and the days left, where organisers are to be reminded of it. */
function urgent(on: Day | null, today: Day): readonly { readonly on: Day; readonly left: number }[] {
  if (on === null) return []
  const left = daysBetween(today, on)
  return urgencyOf(left) === null ? [] : [{ on, left }]
}
