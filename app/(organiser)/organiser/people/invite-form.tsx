'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { Button } from '#app/ui/button'
import { Command } from '#app/ui/command'
import { controlLook, Field } from '#app/ui/field'
import { Notice } from '#app/ui/notice'
import { noInvitation, type InviteState } from './invite-state'
import { RoleBoxes } from './role-boxes'

type Action = (previous: InviteState, form: FormData) => Promise<InviteState>

/** Invites somebody by a one-time link, which is shown once and handed over by whatever way the two trust. */
export function InviteForm({ action }: { readonly action: Action }) {
  const t = useTranslations('organiser.people')
  const [state, post, isPending] = useActionState(action, noInvitation, '/organiser/people')
  const problemOf = (...which: readonly NonNullable<InviteState['problem']>[]): string | undefined =>
    state.problem !== null && which.includes(state.problem) ? t(`problems.${state.problem}`) : undefined
  return (
    <div className="grid max-w-[42em] gap-6">
      <div role="status" className="grid empty:hidden">
        {state.link === null ? null : (
          <Notice look="good" title={t('linkTitle', { name: state.link.name })}>
            <p className="mb-3">{t('linkText')}</p>
            <Command>{state.link.address}</Command>
            {state.link.isAsked ? (
              <p className="mt-3">
                {t('linkAsked')} <a href="/organiser/approvals">{t('linkAskedWhere')}</a>
              </p>
            ) : null}
          </Notice>
        )}
      </div>
      <div role="alert" className="grid empty:hidden">
        {state.problem === null ? null : (
          <Notice look="stop">
            <p>
              {state.problem === 'not-fresh' ? t('problems.not-fresh') : t('notInvited')}{' '}
              {state.problem === 'not-fresh' ? (
                <a href="/organiser/confirm?to=/organiser/people" target="_blank">
                  {t('showAgain')}
                </a>
              ) : null}
            </p>
          </Notice>
        )}
      </div>
      <form key={state.attempt} action={post} noValidate className="grid gap-6">
        <Field id="invite-name" label={t('name')} problem={problemOf('bad-name')}>
          {(described) => (
            <input
              {...described}
              name="name"
              defaultValue={state.typed.name}
              autoComplete="off"
              className={controlLook}
            />
          )}
        </Field>
        <Field id="invite-email" label={t('email')} problem={problemOf('bad-email', 'already-invited')}>
          {(described) => (
            <input
              {...described}
              name="email"
              type="email"
              defaultValue={state.typed.email}
              autoComplete="off"
              className={controlLook}
            />
          )}
        </Field>
        <RoleBoxes id="invite-roles" ticked={state.typed.roles} problem={problemOf('no-role')} />
        <div>
          <Button disabled={isPending}>{t('invite')}</Button>
        </div>
      </form>
    </div>
  )
}
