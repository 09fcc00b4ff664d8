import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { submitCode } from '../actions'
import { CodeForm } from '../form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organiser.signIn'))('codeTitle') }
}

export default async function CodePage() {
  const t = await getTranslations('organiser.signIn')
  return (
    <div className="grid gap-6">
      <CodeForm action={submitCode} />
      <p>
        <a href="/organiser/sign-in/recovery">{t('noPhone')}</a>
      </p>
    </div>
  )
}
