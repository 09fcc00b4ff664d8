import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { sessionToken } from '#lib/http/organiser-session'
import { hasPasskey } from '#lib/organising/passkeys'
import { server } from '#lib/server'
import { submitCode } from '../actions'
import { CodeForm } from '../form'
import { askAtSignIn, submitPasskey } from '../passkey-actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organiser.signIn'))('codeTitle') }
}

/** The second step: the passkey where there is one, or a code. */
export default async function CodePage() {
  const t = await getTranslations('organiser.signIn')
  const { organising, passkeys, organisersOrigin: origin } = await server()
  const offersPasskey = hasPasskey(organising, passkeys, { token: (await sessionToken()) ?? '', origin })
  return (
    <div className="grid gap-6">
      <CodeForm action={submitCode} passkey={offersPasskey ? { ask: askAtSignIn, show: submitPasskey } : null} />
      <p>
        <a href="/organiser/sign-in/recovery">{t('noPhone')}</a>
      </p>
    </div>
  )
}
