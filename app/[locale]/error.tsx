'use client'

import { useTranslations } from 'next-intl'
import { Fault } from '#app/ui/fault'

/** Shown where a page failed. Its words come along with the layout's page: the server may be what failed. */
export default function FaultPage({ reset }: { readonly reset: () => void }) {
  const t = useTranslations('error')
  return <Fault title={t('title')} text={t('text')} again={t('again')} retry={reset} />
}
