import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { Notice } from '#app/ui/notice'
import type { MemberState } from '#lib/domain/member-states'
import { may, type Role } from '#lib/domain/role'
import { languageName } from '#lib/i18n/names'
import { routing } from '#lib/i18n/routing'
import type { KeptRecipient } from '#lib/organising/recipients'
import { knownAuthorities } from '#lib/rules/authorities'
import { server } from '#lib/server'
import { submitRecipient } from './actions'
import { KeyForm } from './forms'

/** The form for a key, filled in with what stands or is known; for whoever may not use it, the names of those who may. */
export async function EnterKey(props: {
  readonly memberState: MemberState
  readonly roles: readonly Role[]
  readonly before: KeptRecipient | null
}) {
  const { memberState, roles, before } = props
  const t = await getTranslations('organiser.recipients')
  if (!may(roles, 'keep-recipients')) return <OnlyExporters />
  const { pack } = (await server()).collection()
  const known = before === null && pack.words === null ? knownAuthorities[memberState] : undefined
  const locale = await getLocale()
  return (
    <section className="grid grid-cols-1 gap-4 border-t border-line pt-6">
      <h2 className="text-xl font-semibold">{t(before === null ? 'askTitle' : 'askAgainTitle')}</h2>
      <p className="max-w-[38em]">{t('askText')}</p>
      {known === undefined ? null : (
        <Notice look="warn">
          <p className="max-w-[38em]">
            {t(known.status === 'verified' ? 'form.known' : 'form.knownUnsure', { source: known.source })}
          </p>
        </Notice>
      )}
      <KeyForm
        action={submitRecipient.bind(null, memberState)}
        page={`/organiser/recipients/${memberState}`}
        stands={wordsOf(before ?? known)}
        languages={routing.locales.map((code) => ({ value: code, label: languageName(code, locale) }))}
      />
    </section>
  )
}

const wordsOf = (one: Pick<KeptRecipient, 'authority' | 'address' | 'language'> | undefined) => ({
  authority: one?.authority ?? '',
  address: one?.address ?? '',
  language: one?.language ?? '',
})

async function OnlyExporters() {
  const { people } = await server()
  const t = await getTranslations('organiser.recipients')
  const names = people
    .everybody()
    .filter(({ state, roles }) => state === 'joined' && may(roles, 'keep-recipients'))
    .map(({ name }) => name)
  return (
    <p className="max-w-[38em] border-t border-line pt-6">
      {names.length === 0 ? t('noExporter') : t('onlyExporters', { names: (await getFormatter()).list(names) })}
    </p>
  )
}
