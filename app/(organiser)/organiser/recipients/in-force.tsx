import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Button } from '#app/ui/button'
import { TickBox } from '#app/ui/field'
import { brusselsDayOf } from '#lib/domain/day'
import type { MemberState } from '#lib/domain/member-states'
import { inGroups } from '#lib/envelopes/recipient-key'
import { dayInWords } from '#lib/i18n/days'
import { languageName } from '#lib/i18n/names'
import type { KeptRecipient, KeyUse } from '#lib/organising/recipients'
import { server } from '#lib/server'
import { withdrawKey } from './actions'
import { envelopeInWords, standingInWords } from './recipient-words'

/** Whom packages are addressed to, with which key, and who made sure of it. */
export async function InForce(props: { readonly recipient: KeptRecipient; readonly memberState: MemberState }) {
  const { recipient, memberState } = props
  const { now } = await server()
  const t = await getTranslations('organiser.recipients')
  const { authority, address, language, holder, fingerprint, withdrawn } = recipient
  return (
    <section className="grid grid-cols-1 gap-4">
      <h2 className="text-xl font-semibold">{t('inForce')}</h2>
      <p className="font-semibold">{await standingInWords(recipient, now())}</p>
      <dl className="grid grid-cols-1 gap-x-6 gap-y-2 sm:grid-cols-[auto_1fr]">
        <Line name={t('authority')}>{authority}</Line>
        <Line name={t('address')}>
          <span className="whitespace-pre-line">{address}</span>
        </Line>
        <Line name={t('form.language')}>{languageName(language, await getLocale())}</Line>
        <Line name={t('envelope')}>{await envelopeInWords(recipient)}</Line>
        {holder === '' ? null : <Line name={t('holder')}>{holder}</Line>}
        <Line name={t('fingerprint')}>
          <code className="[overflow-wrap:anywhere]">{inGroups(fingerprint)}</code>
        </Line>
      </dl>
      <CheckedBy recipient={recipient} />
      {withdrawn === null ? (
        <Withdrawal memberState={memberState} use={recipient.envelope === 'jose' ? 'statements' : 'packages'} />
      ) : null}
    </section>
  )
}

function Line({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-faint">{name}</dt>
      <dd className="[overflow-wrap:anywhere]">{children}</dd>
    </>
  )
}

async function CheckedBy({ recipient: { asked, confirmed } }: { readonly recipient: KeptRecipient }) {
  const { people } = await server()
  const t = await getTranslations('organiser.recipients')
  const everybody = people.everybody()
  const nameOf = (id: number): string => everybody.find((person) => person.id === id)?.name ?? '–'
  if (confirmed === null) return null
  return (
    <p className="max-w-[38em] text-faint">
      {t('checkedBy', {
        one: nameOf(asked.by),
        oneHeard: t(`heardIn.${asked.heard}`),
        other: nameOf(confirmed.by),
        otherHeard: t(`heardIn.${confirmed.heard}`),
        day: dayInWords(brusselsDayOf(confirmed.at), await getLocale()),
      })}
    </p>
  )
}

async function Withdrawal({ memberState, use }: { readonly memberState: MemberState; readonly use: KeyUse }) {
  const t = await getTranslations('organiser.recipients')
  return (
    <details className="border-t border-line pt-4">
      <summary className="py-2">{t('withdraw')}</summary>
      <form action={withdrawKey.bind(null, memberState, use)} className="grid gap-3 py-2">
        <p className="max-w-[38em]">{t('withdrawText')}</p>
        <TickBox id={`agreed-${use}`} name="agreed" value="yes" label={t('withdrawAgreed')} />
        <div>
          <Button look="quiet">{t('withdrawButton')}</Button>
        </div>
      </form>
    </details>
  )
}

/** What was in force when, newest first. */
export async function History({ recipients }: { readonly recipients: readonly KeptRecipient[] }) {
  const t = await getTranslations('organiser.recipients')
  const locale = await getLocale()
  const day = (at: Date): string => dayInWords(brusselsDayOf(at), locale)
  const rows = await Promise.all(
    recipients.map(async (recipient) => ({ recipient, envelope: await envelopeInWords(recipient) })),
  )
  return (
    <section className="grid grid-cols-1 gap-4 border-t border-line pt-6">
      <h2 className="text-xl font-semibold">{t('historyTitle')}</h2>
      <ul className="grid gap-3">
        {rows.map(({ recipient: { id, authority, asked, confirmed, withdrawn, fingerprint }, envelope }) => (
          <li key={id} className="border-b border-line pb-2">
            {t('historyRow', { from: day(confirmed?.at ?? asked.at), authority, envelope })}
            {withdrawn === null ? null : ` · ${t('historyWithdrawn', { day: day(withdrawn.at) })}`}
            <code className="block text-sm text-faint [overflow-wrap:anywhere]">{inGroups(fingerprint)}</code>
          </li>
        ))}
      </ul>
    </section>
  )
}
