'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

/** Leads those whose browser runs no script to the form that works without. */
export function PlainLaneNotice({ link, className = '' }: { readonly link: ReactNode; readonly className?: string }) {
  const t = useTranslations('signing')
  return (
    <div className={`rounded-md border-l-4 border-warn bg-warn-wash px-5 py-4 ${className}`}>
      <p>{t('noScript')}</p>
      <p className="mt-2 font-semibold">{link}</p>
    </div>
  )
}
