import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { submitCode } from '../actions'
import { RecoveryForm } from '../form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organiser.signIn'))('recoveryTitle') }
}

/** The second step with a code from paper, for whoever has lost the phone. */
export default async function RecoveryPage() {
  const t = await getTranslations('organiser.signIn')
  return (
    <div className="grid gap-6">
      <RecoveryForm action={submitCode} />
      <p className="max-w-[38em]">{t('noCodes')}</p>
    </div>
  )
}
