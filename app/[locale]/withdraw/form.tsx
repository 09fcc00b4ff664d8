'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { Button } from '#app/ui/button'
import { CodeField } from '#app/ui/code-field'
import { TickBox } from '#app/ui/field'
import { ListOfProblems } from '../list-of-problems'
import { nothingTyped, type WithdrawalState } from './withdrawal-state'

/** Code and wish. Rendered on the server alone: the page ships no script, and the answer to this form none either. */
export function WithdrawalForm(props: {
  readonly action: (previous: WithdrawalState, form: FormData) => Promise<WithdrawalState>
}) {
  const t = useTranslations('withdraw')
  const [{ code, isWished, problems }, submit] = useActionState(props.action, nothingTyped)
  const found = (['code', 'wish'] as const).flatMap((field) => {
    const problem = problems[field]
    return problem === undefined ? [] : [{ field, words: t(`problems.${problem}`) }]
  })
  return (
    <form action={submit} noValidate autoComplete="off" className="grid gap-6">
      <ListOfProblems found={found} />
      <CodeField
        label={t('code')}
        hint={t('codeHint')}
        problem={problems.code === undefined ? undefined : t(`problems.${problems.code}`)}
        code={code}
        isFocused={problems.code !== undefined}
        className="max-w-[28em]"
      />
      <TickBox
        id="wish"
        name="wish"
        value="yes"
        label={t('wish')}
        isTicked={isWished}
        problem={problems.wish === undefined ? undefined : t(`problems.${problems.wish}`)}
      />
      <div>
        <Button className="w-full sm:w-auto">{t('send')}</Button>
      </div>
    </form>
  )
}
