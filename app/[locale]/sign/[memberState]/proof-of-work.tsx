'use client'

import { useLocale, useTranslations } from 'next-intl'
import { createElement, useRef, type ReactNode } from 'react'
import type { WorkProblem } from '#lib/collecting/sign-statement'
import { controlNames } from '#lib/http/signing-form'
import { PlainLaneNotice } from './plain-lane-notice'
import { ProofProgress } from './proof-progress'

/** What `<altcha-widget>` can do once its script has run. */
interface Widget extends HTMLElement {
  readonly getState?: () => string
  readonly verify?: () => Promise<unknown>
}

/**
 * The check against automated signing: a task that the browser solves while the form is being filled in. Its script
 * is its own, apart from this page's, and fills the element by itself; hence the element is left alone here.
 */
export function ProofOfWork(props: {
  readonly memberState: string
  readonly problem: WorkProblem | null
  readonly attempt: number
  /** To the form that works without a script. */
  readonly plainLink: ReactNode
}) {
  const t = useTranslations('signing')
  const section = useRef<HTMLElement>(null)
  const locale = useLocale()
  // A proof that was refused is no use again: a new element fetches a new challenge.
  const key = props.problem === null ? 'first' : `${props.problem} ${String(props.attempt)}`
  return (
    <section ref={section} aria-labelledby="proof-of-work" className="grid gap-3">
      <h2 id="proof-of-work" tabIndex={-1} className="mb-1 border-b border-line pb-2 text-2xl leading-tight">
        {t('check')}
      </h2>
      <p className="text-faint">{t('checkText')}</p>
      {createElement('altcha-widget', {
        key,
        name: controlNames.proof,
        challenge: `/api/challenge?memberState=${props.memberState}`,
        language: locale,
        type: 'native',
        auto: 'onload',
        configuration: JSON.stringify({ hideFooter: true, hideLogo: true, humanInteractionSignature: false }),
        suppressHydrationWarning: true,
        dangerouslySetInnerHTML: { __html: '' },
      })}
      <PlainLaneNotice link={props.plainLink} className="needs-script" />
      <ProofProgress section={section} />
    </section>
  )
}

/** Longest time that a proof is waited for, in milliseconds: an old telephone with a hard task needs most of it. */
const patience = 60_000

/**
 * Waits until a form's proof of work is there; at once where it is, or where there is no script that makes one.
 *
 * @param isOld - The one that is there is no use any more.
 *
 * @returns Whether all that the browser can do is done: `false` where a proof was tried for and is not there.
 */
export async function proofIn(form: HTMLFormElement, isOld = false): Promise<boolean> {
  const widget = form.querySelector<Widget>('altcha-widget')
  if (widget?.getState === undefined) return true
  if (!isOld && widget.getState() === 'verified') return true
  await new Promise<void>((resolve) => {
    const end = (): void => {
      clearTimeout(timer)
      widget.removeEventListener('statechange', onChange)
      resolve()
    }
    const onChange = (): void => {
      if (widget.getState?.() === 'verified' || widget.getState?.() === 'error') end()
    }
    const timer = setTimeout(end, patience)
    widget.addEventListener('statechange', onChange)
    if (isOld || widget.getState?.() !== 'verifying') void widget.verify?.()
  })
  return widget.querySelector<HTMLInputElement>(`input[name="${controlNames.proof}"]`)?.value.startsWith('ey') === true
}
