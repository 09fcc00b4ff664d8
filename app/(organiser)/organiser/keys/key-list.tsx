import { getLocale, getTranslations } from 'next-intl/server'
import { brusselsDayOf } from '#lib/domain/day'
import { dayInWords } from '#lib/i18n/days'
import type { InstalledKey, KeyUse } from '#lib/organising/keys'
import { waitingKey } from '#lib/organising/keys'
import { server } from '#lib/server'
import { Step, shortId } from './step'

const marks = {
  sealing: 'border-good bg-good-wash',
  waiting: 'border-warn bg-warn-wash',
  earlier: 'border-line',
  unused: 'border-line',
} as const

/** Every key that was installed: what it does, from when until when, and how many statements need it. */
export async function KeyList() {
  const { keys } = await server()
  const t = await getTranslations('organiser.keys')
  const uses = keys.uses()
  const counts = keys.statementsByKey()
  const [sealing, waiting] = [keys.sealing()?.id, waitingKey(keys)?.id]
  const all = keys.all().toReversed()
  return (
    <Step title={t('listTitle')} id="list">
      {all.length === 0 ? <p className="text-faint">{t('listNone')}</p> : null}
      <ul className="grid grid-cols-1 gap-4">
        {all.map((key) => {
          const own = uses.filter(({ keyId }) => keyId === key.id)
          const used = own.length > 0 ? 'earlier' : 'unused'
          const state = key.id === sealing ? 'sealing' : key.id === waiting ? 'waiting' : used
          return <OneKey key={key.id} installed={key} state={state} uses={own} statements={counts.get(key.id) ?? 0} />
        })}
      </ul>
    </Step>
  )
}

async function OneKey(props: {
  readonly installed: InstalledKey
  readonly state: keyof typeof marks
  readonly uses: readonly KeyUse[]
  readonly statements: number
}) {
  const { installed, state, uses, statements } = props
  const t = await getTranslations('organiser.keys')
  const locale = await getLocale()
  const dayOf = (instant: string): string => dayInWords(brusselsDayOf(new Date(instant)), locale)
  return (
    <li className={`grid gap-1 rounded-md border-l-4 px-5 py-3 ${marks[state]}`}>
      <h3 className="font-semibold">
        <code>{shortId(installed.id)}</code> · {t(`states.${state}`)}
      </h3>
      <p className="text-sm text-faint">
        {t('fullId')} <code className="[overflow-wrap:anywhere]">{installed.id}</code>
      </p>
      {uses.map(({ from, until }) => (
        <p key={from}>
          {until === null
            ? t('sealsSince', { day: dayOf(from) })
            : t('sealedBetween', { from: dayOf(from), until: dayOf(until) })}
        </p>
      ))}
      {uses.length === 0 ? null : <p>{t('statements', { count: statements })}</p>}
      {state === 'earlier' && statements > 0 ? <p className="font-semibold">{t('stillNeeded')}</p> : null}
      <p>
        {installed.rehearsedAt === null
          ? t('neverRehearsed')
          : t('lastRehearsed', { day: dayOf(installed.rehearsedAt) })}
      </p>
    </li>
  )
}
