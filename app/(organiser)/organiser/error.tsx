'use client'

import { Fault } from '#app/ui/fault'
import { faultWords } from '#lib/i18n/fault-words'

/** Shown where an organisers' page failed, in the language of the page. */
export default function FaultPage({ reset }: { readonly reset: () => void }) {
  return <Fault {...faultWords(document.documentElement.lang)} retry={reset} />
}
