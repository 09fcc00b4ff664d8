import { getLocale, getTranslations } from 'next-intl/server'
import { brusselsDayOf } from '#lib/domain/day'
import type { MemberState } from '#lib/domain/member-states'
import { may } from '#lib/domain/role'
import { dayInWords } from '#lib/i18n/days'
import { countryName } from '#lib/i18n/names'
import type { Approval } from '#lib/organising/approvals'
import type { OrganiserAccount } from '#lib/organising/organising'
import type { KeptRecipient } from '#lib/organising/recipients'
import { server } from '#lib/server'
import { submitConfirmation } from './actions'
import { ConfirmForm } from './forms'
import { envelopeInWords } from './recipient-words'

/** A key that waits for a second person, without its fingerprint: that has to come from the authority. */
export async function Waiting(props: {
  readonly waiting: { readonly approval: Approval; readonly recipient: KeptRecipient }
  readonly organiser: OrganiserAccount
  readonly memberState: MemberState
}) {
  const { waiting, organiser, memberState } = props
  const { approval, recipient } = waiting
  const { people } = await server()
  const t = await getTranslations('organiser.recipients')
  const locale = await getLocale()
  const isOwn = approval.requestedBy === organiser.id
  const canConfirm = !isOwn && may(organiser.roles, 'confirm')
  const name = people.everybody().find(({ id }) => id === approval.requestedBy)?.name ?? '–'
  const envelope = await envelopeInWords(recipient)
  return (
    <section className="grid grid-cols-1 gap-4 border-t border-line pt-6">
      <h2 className="text-xl font-semibold">{t(canConfirm ? 'confirmTitle' : 'waitsTitle')}</h2>
      <p>{t('subject', { memberState: countryName(memberState, locale), authority: recipient.authority, envelope })}</p>
      <p className="whitespace-pre-line">{recipient.address}</p>
      <p className="max-w-[38em] font-semibold">{isOwn ? t('waitsOwn') : t('waitsOther', { name })}</p>
      <p className="text-faint">{t('waitsUntil', { day: dayInWords(brusselsDayOf(approval.endsAt), locale) })}</p>
      {canConfirm ? (
        <>
          <p className="max-w-[38em]">{t('confirmText')}</p>
          <ConfirmForm
            action={submitConfirmation.bind(null, memberState, approval.id)}
            page={`/organiser/recipients/${memberState}`}
          />
        </>
      ) : null}
    </section>
  )
}
