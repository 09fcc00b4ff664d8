'use client'

import { useTranslations } from 'next-intl'
import { Fault } from '#app/ui/fault'

/** Shown where an organisers' page failed, in the language of the page. */
export default function FaultPage({ reset }: { readonly reset: () => void }) {
  const t = useTranslations('error')
  return <Fault title={t('title')} text={t('text')} again={t('again')} retry={reset} />
}
