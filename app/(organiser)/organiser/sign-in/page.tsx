import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { submitPassword } from './actions'
import { PasswordForm } from './form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organiser.signIn'))('title') }
}

export default async function SignInPage({ searchParams }: PageProps<'/organiser/sign-in'>) {
  const { ended, joined } = await searchParams
  return <PasswordForm action={submitPassword} after={ended === 'yes' ? 'ended' : joined === 'yes' ? 'joined' : null} />
}
