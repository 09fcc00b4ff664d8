import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { submitCode } from '../actions'
import { CodeForm } from '../form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organiser.signIn'))('codeTitle') }
}

export default function CodePage() {
  return <CodeForm action={submitCode} />
}
