'use client'

import { useParams } from 'next/navigation'
import { Fault } from '#app/ui/fault'
import { faultWords } from '#lib/i18n/fault-words'

/** Shown where a page failed. Its words come along with the script: the server may be what failed. */
export default function FaultPage({ reset }: { readonly reset: () => void }) {
  const { locale } = useParams<{ locale: string }>()
  return <Fault {...faultWords(locale)} retry={reset} />
}
