'use client'

import { createContext, useCallback, useState, type ReactNode } from 'react'

/** Takes the answer away that the page came with: a form of the page has been sent since and come back. */
export const HideAnswer = createContext<() => void>(() => undefined)

/** Shows what became of what was done before, until something else is sent. */
export function AnswerFrame({ answer, children }: { readonly answer: ReactNode; readonly children: ReactNode }) {
  const [isHidden, setHidden] = useState(false)
  const hide = useCallback(() => {
    setHidden(true)
  }, [])
  return (
    <HideAnswer value={hide}>
      {isHidden ? null : answer}
      {children}
    </HideAnswer>
  )
}
