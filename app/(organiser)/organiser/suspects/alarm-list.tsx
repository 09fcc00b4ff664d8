import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { Button } from '#app/ui/button'
import { brusselsDayOf } from '#lib/domain/day'
import { isAlarmKind } from '#lib/fraud/bursts'
import { dayInWords } from '#lib/i18n/days'
import { countryName } from '#lib/i18n/names'
import type { Alarm } from '#lib/organising/alarms'
import { see } from './actions'
import { hourInWords } from './conditions-in-words'
import { examineAddress } from './conditions-query'

/** What was far more than usual, newest first. */
export async function AlarmList({ alarms }: { readonly alarms: readonly Alarm[] }) {
  const t = await getTranslations('organiser.suspects')
  return (
    <section className="grid grid-cols-1 gap-3">
      <h2 className="text-xl font-semibold">{t('alarmsTitle')}</h2>
      {alarms.length === 0 ? <p>{t('noAlarms')}</p> : null}
      <ul className="grid gap-3">
        {alarms.map((alarm) => (
          <Row key={alarm.id} alarm={alarm} />
        ))}
      </ul>
    </section>
  )
}

async function Row({ alarm }: { readonly alarm: Alarm }) {
  const t = await getTranslations('organiser.suspects')
  const locale = await getLocale()
  const format = await getFormatter()
  const { id, kind, memberState: place, hour, counted, usual, seenAt } = alarm
  const look = seenAt === null ? 'border-warn bg-warn-wash' : 'border-line bg-sheet'
  return (
    <li className={`grid gap-2 rounded-md border-l-4 px-5 py-4 ${look}`}>
      <p className="max-w-[42em]">
        {t(`alarm.${isAlarmKind(kind) ? kind : 'burst'}`, {
          memberState: place === null ? t('everywhere') : countryName(place, locale),
          counted: format.number(counted),
          usual: format.number(usual),
          time: hourInWords(hour, locale),
        })}
      </p>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <a href={examineAddress(alarm)} className="inline-flex min-h-11 items-center">
          {t('examine')}
        </a>
        {seenAt === null ? (
          <form action={see.bind(null, id)}>
            <Button look="quiet">{t('see', { id: String(id) })}</Button>
          </form>
        ) : (
          <span className="text-faint">{t('seenOn', { day: dayInWords(brusselsDayOf(seenAt), locale) })}</span>
        )}
      </div>
    </li>
  )
}
