'use client'

import { startRegistration, type PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/browser'
import { useTranslations } from 'next-intl'
import { useState, useTransition, type SubmitEvent } from 'react'
import { Answer } from '#app/ui/answer'
import { Button } from '#app/ui/button'
import { controlLook, Field } from '#app/ui/field'
import { useCanPasskeys } from '../use-passkeys'
import type { AddingState } from './passkey-actions'

interface Props {
  readonly ask: (name: string) => Promise<{ readonly options: PublicKeyCredentialCreationOptionsJSON } | AddingState>
  /** Leads back to the page where all went well. */
  readonly add: (name: string, answer: string) => Promise<AddingState>
}

/** Names a passkey and has the browser make it. */
export function AddPasskey({ ask, add }: Props) {
  const t = useTranslations('organiser.passkeys')
  const [problem, setProblem] = useState<AddingState['problem'] | 'not-made' | null>(null)
  const [isPending, start] = useTransition()
  const canPasskeys = useCanPasskeys()
  const make = async (name: string): Promise<void> => {
    setProblem(null)
    const asked = await ask(name)
    if (!('options' in asked)) {
      setProblem(asked.problem)
      return
    }
    const answer = await made(asked.options)
    setProblem(answer === null ? 'not-made' : (await add(name, answer)).problem)
  }
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const name = new FormData(event.currentTarget).get('name')
    start(() => make(typeof name === 'string' ? name : ''))
  }
  if (!canPasskeys) return <p className="max-w-[38em]">{t('needsScript')}</p>
  return (
    <form onSubmit={submit} className="grid max-w-md gap-5">
      {problem === null ? null : <Answer look="stop">{t(`adding.${problem}`)}</Answer>}
      <Field id="passkey-name" label={t('name')} hint={t('nameHint')}>
        {(described) => (
          <input {...described} name="name" autoComplete="off" maxLength={60} required className={controlLook} />
        )}
      </Field>
      <div>
        <Button disabled={isPending}>{t('add')}</Button>
      </div>
    </form>
  )
}

async function made(optionsJSON: PublicKeyCredentialCreationOptionsJSON): Promise<string | null> {
  try {
    return JSON.stringify(await startRegistration({ optionsJSON }))
  } catch {
    // Expected: the authenticator is known already, or its owner has said no.
    return null
  }
}
