'use client'

import { useTranslations } from 'next-intl'
import { createContext, useCallback, useState, type ReactNode } from 'react'
import { Answer } from '#app/ui/answer'

/** Takes the notice away that something was saved: a form of the page has come back. */
export const HideSaved = createContext<() => void>(() => undefined)

/** Says that what was sent before was saved, until something else is sent. */
export function SavedFrame({ isSaved, children }: { readonly isSaved: boolean; readonly children: ReactNode }) {
  const t = useTranslations('organiser.site')
  const [isHidden, setHidden] = useState(false)
  const hide = useCallback(() => {
    setHidden(true)
  }, [])
  return (
    <HideSaved value={hide}>
      {isSaved && !isHidden ? <Answer look="good">{t('saved')}</Answer> : null}
      {children}
    </HideSaved>
  )
}
