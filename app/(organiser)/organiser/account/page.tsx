import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Button } from '#app/ui/button'
import { Answer } from '#app/ui/answer'
import { roles } from '#lib/domain/role'
import { requireOrganiser, sessionToken } from '#lib/http/organiser-session'
import { momentInWords } from '#lib/i18n/days'
import type { OwnSession } from '#lib/organising/own-account'
import { server } from '#lib/server'
import { Notices } from '../notices'
import { changePassword, endSession, makeSheet } from './actions'
import { Passkeys } from './passkeys'
import { PasswordForm } from './password-form'
import { SheetForm } from './sheet-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organiser.account'))('title') }
}

/** One's own account: roles, sessions, password. */
export default async function AccountPage({ searchParams }: PageProps<'/organiser/account'>) {
  const { organising, ownAccount } = await server()
  const account = await requireOrganiser(organising, null)
  const t = await getTranslations('organiser.account')
  const names = await getTranslations('organiser.roles')
  const { saved, ended, passkey } = await searchParams
  const changed = await getTranslations('organiser.passkeys')
  const sessions = ownAccount.sessions(account.id, (await sessionToken()) ?? '')
  return (
    <div className="grid grid-cols-1 gap-8">
      <header className="grid gap-3">
        <h1 className="text-3xl font-semibold">{t('title')}</h1>
        <p className="max-w-[38em] [overflow-wrap:anywhere]">
          {t('intro', { name: account.name, email: account.email })}
        </p>
      </header>
      {saved === 'yes' || ended === 'yes' ? (
        <Answer look="good">{t(saved === 'yes' ? 'saved' : 'ended')}</Answer>
      ) : null}
      {passkey === 'added' || passkey === 'removed' ? <Answer look="good">{changed(`done.${passkey}`)}</Answer> : null}
      <Notices organiserId={account.id} />
      <section className="grid gap-3">
        <h2 className="text-xl font-semibold">{names('yours')}</h2>
        <dl className="grid gap-3">
          {roles
            .filter((role) => account.roles.includes(role))
            .map((role) => (
              <div key={role}>
                <dt className="font-semibold">{names(`${role}.name`)}</dt>
                <dd className="max-w-[38em] text-faint">{names(`${role}.may`)}</dd>
              </div>
            ))}
        </dl>
      </section>
      <section className="grid gap-3 border-t border-line pt-6">
        <h2 className="text-xl font-semibold">{t('sessions')}</h2>
        <p className="max-w-[38em]">{t('sessionsText')}</p>
        <ul className="grid gap-3">
          {sessions.map((session) => (
            <Session key={session.digest} session={session} />
          ))}
        </ul>
      </section>
      <Passkeys organiserId={account.id} />
      <section className="grid gap-4 border-t border-line pt-6">
        <h2 className="text-xl font-semibold">{t('passwordTitle')}</h2>
        <p className="max-w-[38em]">{t('passwordText')}</p>
        <PasswordForm action={changePassword} />
      </section>
      <section className="grid gap-4 border-t border-line pt-6">
        <h2 className="text-xl font-semibold">{t('recoveryTitle')}</h2>
        <p className="max-w-[38em]">{t('recoveryText')}</p>
        <p className="font-semibold">{t('recoveryLeft', { count: ownAccount.recoveryCodesLeft(account.id) })}</p>
        <SheetForm action={makeSheet} />
      </section>
    </div>
  )
}

async function Session({ session }: { readonly session: OwnSession }) {
  const t = await getTranslations('organiser.account')
  const locale = await getLocale()
  const times = {
    started: momentInWords(session.startedAt, locale),
    seen: momentInWords(session.seenAt, locale),
  }
  return (
    <li className="flex flex-wrap items-center gap-x-5 gap-y-2">
      <span>{t('sessionTimes', times)}</span>
      {session.isThis ? (
        <span className="font-semibold">{t('thisSession')}</span>
      ) : (
        <form action={endSession}>
          <Button name="session" value={session.digest} look="quiet">
            {t('endSession')}
          </Button>
        </form>
      )}
    </li>
  )
}
