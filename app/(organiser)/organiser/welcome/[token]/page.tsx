import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { encode } from 'uqr'
import { Notice } from '#app/ui/notice'
import { server } from '#lib/server'
import { submitWelcome } from './actions'
import { WelcomeForm } from './form'

export const metadata: Metadata = { title: 'Colligo' }

/** Where a one-time link leads: authenticator app, password, first code. */
export default async function WelcomePage({ params }: PageProps<'/organiser/welcome/[token]'>) {
  const { token } = await params
  const t = await getTranslations('organiser.welcome')
  const { inviting } = await server()
  const invited = inviting.invited(token)
  if (invited === null) {
    return (
      <Notice look="warn" title={t('expired')} level={1}>
        <p>{t('expiredText')}</p>
      </Notice>
    )
  }
  const { name, email, codeSecret } = invited
  return (
    <div className="grid grid-cols-1 gap-8">
      <header className="grid grid-cols-1 gap-2">
        <h1 className="text-3xl font-semibold">{t('title', { name })}</h1>
        <p className="max-w-[38em] [overflow-wrap:anywhere]">{t('intro', { email })}</p>
      </header>
      <section className="grid grid-cols-1 gap-3">
        <h2 className="text-xl font-semibold">{t('app')}</h2>
        <p className="max-w-[38em]">{t('appText')}</p>
        <QrCode text={inviting.codeAddress(codeSecret, email)} label={t('qr')} />
        <p>
          {t('secret')}: <code className="[overflow-wrap:anywhere]">{codeSecret}</code>
        </p>
      </section>
      <WelcomeForm action={submitWelcome.bind(null, token)} email={email} />
    </div>
  )
}

/** Drawn as one path, dark on light whatever the theme: scanners expect that. */
function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { size, data } = encode(text, { border: 3 })
  const path = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${String(x)} ${String(y)}h1v1h-1z` : '')))
    .join('')
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${String(size)} ${String(size)}`} width="220" height="220">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
