'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { Button } from '#app/ui/button'
import { Notice } from '#app/ui/notice'
import { CodeField } from '../controls'
import type { SheetState } from './actions'

type Action = (previous: SheetState, form: FormData) => Promise<SheetState>

/** Makes a sheet of recovery codes, to be printed or written down. */
export function SheetForm({ action }: { readonly action: Action }) {
  const t = useTranslations('organiser.account')
  const [state, post, isPending] = useActionState(
    action,
    { codes: [], problem: null, attempt: 0 },
    '/organiser/account',
  )
  return (
    <div className="grid max-w-md gap-6">
      <div role="status" className="grid empty:hidden">
        {state.codes.length === 0 ? null : (
          <Notice look="good" title={t('sheetTitle')}>
            <p>{t('sheetText')}</p>
            <ol className="mt-3 grid grid-cols-1 gap-2 font-mono text-lg sm:grid-cols-2" translate="no">
              {state.codes.map((code) => (
                <li key={code}>{code}</li>
              ))}
            </ol>
          </Notice>
        )}
      </div>
      <div role="alert" className="grid empty:hidden">
        {state.problem === null ? null : (
          <Notice look="stop">
            <p>{t(`problems.${state.problem}`)}</p>
          </Notice>
        )}
      </div>
      <form key={state.attempt} action={post} className="grid gap-6">
        <CodeField id="sheet-code" label={t('code')} />
        <div>
          <Button look="quiet" disabled={isPending}>
            {t('makeSheet')}
          </Button>
        </div>
      </form>
    </div>
  )
}
