import { getLocale, getTranslations } from 'next-intl/server'
import { Button } from '#app/ui/button'
import { TickBox } from '#app/ui/field'
import type { MemberState } from '#lib/domain/member-states'
import { may, type Role } from '#lib/domain/role'
import { countryName } from '#lib/i18n/names'
import { intakeKeyFor, sealedToOf } from '#lib/organising/intake'
import { server } from '#lib/server'
import { askIntake } from './actions'

/** Whose key seals a Member State's statements as they arrive, and how two change it; nothing where no key is on file for it. */
export async function Intake({
  memberState,
  roles,
}: {
  readonly memberState: MemberState
  readonly roles: readonly Role[]
}) {
  const { intake, recipients, now } = await server()
  const t = await getTranslations('organiser.recipients.intake')
  const isSealed = sealedToOf(intake, memberState) === 'authority'
  if (!isSealed && intakeKeyFor(recipients, memberState, now()) === null) return null
  const name = countryName(memberState, await getLocale())
  const isFixed = intake.isFixed()
  return (
    <section className="grid grid-cols-1 gap-4 border-t border-line pt-6">
      <h2 className="text-xl font-semibold">{t('title')}</h2>
      {isSealed ? (
        <p className="max-w-[38em] font-semibold">{t('sealed', { memberState: name })}</p>
      ) : (
        <p className="max-w-[38em]">{t('text')}</p>
      )}
      <p className="max-w-[38em]">{t('loses')}</p>
      {isFixed ? <p className="max-w-[38em]">{t('fixed')}</p> : null}
      {!isFixed && may(roles, 'keep-recipients') ? <Ask memberState={memberState} isSealed={isSealed} /> : null}
    </section>
  )
}

/** Nothing is lost by going back: only the way there asks whether its price was read. */
async function Ask({ memberState, isSealed }: { readonly memberState: MemberState; readonly isSealed: boolean }) {
  const t = await getTranslations('organiser.recipients.intake')
  return (
    <form action={askIntake.bind(null, memberState, isSealed ? 'organisers' : 'authority')} className="grid gap-3">
      {isSealed ? null : <TickBox id="intake-agreed" name="agreed" value="yes" label={t('agreed')} />}
      <div>
        <Button look="quiet">{t(isSealed ? 'askOrganisers' : 'askAuthority')}</Button>
      </div>
    </form>
  )
}
