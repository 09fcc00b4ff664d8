import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { requireOrganiser, sessionToken } from '#lib/http/organiser-session'
import { hasPasskey } from '#lib/organising/passkeys'
import { server } from '#lib/server'
import { PasskeyOffer } from '../passkey-offer'
import { submitConfirmation } from './actions'
import { ConfirmForm } from './form'
import { askToConfirm, confirmWithPasskey } from './passkey-actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organiser.confirmAgain'))('title') }
}

/** Has the second factor shown again, before something dangerous. */
export default async function ConfirmPage({ searchParams }: PageProps<'/organiser/confirm'>) {
  const { organising, passkeys, organisersOrigin: origin } = await server()
  const organiser = await requireOrganiser(organising, null)
  const token = (await sessionToken()) ?? ''
  const offersPasskey = hasPasskey(organising, passkeys, { token, origin }, organiser)
  const t = await getTranslations('organiser.confirmAgain')
  const { to } = await searchParams
  return (
    <div className="grid gap-6">
      <h1 className="text-3xl font-semibold">{t('title')}</h1>
      <p className="max-w-[38em]">{t('text')}</p>
      {offersPasskey ? <PasskeyOffer ask={askToConfirm} show={confirmWithPasskey.bind(null, to)} /> : null}
      <ConfirmForm action={submitConfirmation.bind(null, to)} />
      <p>
        <a href="/organiser">{t('back')}</a>
      </p>
    </div>
  )
}
