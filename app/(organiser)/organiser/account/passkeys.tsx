import { getLocale, getTranslations } from 'next-intl/server'
import { Button } from '#app/ui/button'
import { brusselsDayOf } from '#lib/domain/day'
import { hasShownSecondFactor } from '#lib/http/organiser-session'
import { dayInWords } from '#lib/i18n/days'
import type { Passkey } from '#lib/organising/passkeys'
import { server } from '#lib/server'
import { AddPasskey } from './add-passkey'
import { addNew, askForNew, removeOne } from './passkey-actions'

/** One's own passkeys; changed only by who has shown the second factor just now. */
export async function Passkeys({ organiserId }: { readonly organiserId: number }) {
  const t = await getTranslations('organiser.passkeys')
  const { organising, passkeys, organisersOrigin: origin } = await server()
  if (!passkeys.isPossible(origin)) return null
  const own = passkeys.passkeysOf(organiserId)
  const isFresh = await hasShownSecondFactor(organising)
  return (
    <section className="grid grid-cols-1 gap-4 border-t border-line pt-6">
      <h2 id="passkeys" className="text-xl font-semibold">
        {t('title')}
      </h2>
      <p className="max-w-[38em]">{t('text')}</p>
      {own.length === 0 ? (
        <p className="font-semibold">{t('none')}</p>
      ) : (
        <ul className="grid gap-3">
          {own.map((passkey) => (
            <Line key={passkey.id} passkey={passkey} canRemove={isFresh} />
          ))}
        </ul>
      )}
      {isFresh ? (
        <AddPasskey ask={askForNew} add={addNew} />
      ) : (
        <p className="max-w-[38em]">
          {t('notFresh')} <a href="/organiser/confirm?to=/organiser/account">{t('notFreshLink')}</a>
        </p>
      )}
    </section>
  )
}

async function Line({ passkey, canRemove }: { readonly passkey: Passkey; readonly canRemove: boolean }) {
  const t = await getTranslations('organiser.passkeys')
  const locale = await getLocale()
  const { id, name, addedAt, usedAt } = passkey
  const added = dayInWords(brusselsDayOf(addedAt), locale)
  return (
    <li className="flex flex-wrap items-center gap-x-5 gap-y-2">
      <span className="min-w-0 [overflow-wrap:anywhere]">
        <span className="font-semibold">{name}</span>
        <br />
        {usedAt === null
          ? t('added', { day: added })
          : t('addedAndUsed', { day: added, used: dayInWords(brusselsDayOf(usedAt), locale) })}
      </span>
      {canRemove ? (
        <form action={removeOne}>
          <Button name="passkey" value={id} look="quiet" aria-label={t('removeNamed', { name })}>
            {t('remove')}
          </Button>
        </form>
      ) : null}
    </li>
  )
}
