'use client'

import { startAuthentication, type PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { Answer } from '#app/ui/answer'
import { Button } from '#app/ui/button'
import type { Asked, PasskeyState } from './passkey-state'
import { useCanPasskeys } from './use-passkeys'

/** How a passkey is shown: what the server asks, and where the answer goes. */
export interface PasskeyActions {
  readonly ask: () => Promise<Asked<PublicKeyCredentialRequestOptionsJSON>>
  /** Leads on where the answer fits. */
  readonly show: (answer: string) => Promise<PasskeyState>
}

/** Offers the passkey as the second factor, where the browser has any; the code stays as the other way. */
export function PasskeyOffer({ ask, show }: PasskeyActions) {
  const t = useTranslations('organiser.passkeys')
  const [state, setState] = useState<PasskeyState | null>(null)
  const [isPending, start] = useTransition()
  if (!useCanPasskeys()) return null
  const showPasskey = async (): Promise<void> => {
    setState(null)
    const asked = await ask()
    if (!('options' in asked)) {
      setState(asked)
      return
    }
    const answer = await signed(asked.options)
    setState(answer === null ? { problem: 'cancelled', seconds: 0 } : await show(answer))
  }
  return (
    <div className="grid gap-5">
      {state === null ? null : (
        <Answer look="stop">{t(`problems.${state.problem}`, { seconds: state.seconds })}</Answer>
      )}
      <div>
        <Button
          type="button"
          disabled={isPending}
          onClick={() => {
            start(showPasskey)
          }}
        >
          {t('show')}
        </Button>
      </div>
      <p className="max-w-[38em] text-faint">{t('orCode')}</p>
    </div>
  )
}

async function signed(optionsJSON: PublicKeyCredentialRequestOptionsJSON): Promise<string | null> {
  try {
    return JSON.stringify(await startAuthentication({ optionsJSON }))
  } catch {
    // Expected: whoever asks the authenticator may be told no, by its owner or by time.
    return null
  }
}
