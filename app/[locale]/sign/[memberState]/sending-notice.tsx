'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState, type RefObject } from 'react'
import { Notice } from '#app/ui/notice'
import { spokenSeconds } from './patience'
import type { Step } from './sending'

/**
 * What becomes of a form that could not be sent at once. Patience is asked for politely, and the countdown is spoken
 * now and then; what needs the signatory is said at once. Neither takes the focus.
 */
export function SendingNotice({ step, formAddress }: { readonly step: Step; readonly formAddress: string }) {
  const t = useTranslations('signing')
  const box = useSeen('by' in step ? step.by : null)
  return (
    <div ref={box}>
      <div role="status" className="grid empty:hidden">
        {step.kind === 'held' && step.by !== 'unreachable' ? (
          <Countdown key={step.until} {...step} by={step.by} />
        ) : null}
        {step.kind === 'stopped' && step.by === 'edited' ? <Notice>{t('edited')}</Notice> : null}
      </div>
      <div role="alert" className="grid empty:hidden">
        {step.kind === 'held' && step.by === 'unreachable' ? <Notice look="stop">{t('unreachable')}</Notice> : null}
        {step.kind === 'stopped' && step.by !== 'edited' ? <Stopped by={step.by} formAddress={formAddress} /> : null}
      </div>
    </div>
  )
}

function Stopped(props: { readonly by: 'outdated' | 'exhausted'; readonly formAddress: string }) {
  const t = useTranslations('signing')
  return (
    <Notice look="stop">
      <p>{t(props.by)}</p>
      <p className="mt-2">
        <a href={props.formAddress} target="_blank">
          {t('newTab')}
        </a>
      </p>
    </Notice>
  )
}

/** Whoever looks at the button also sees what is said above it; whoever has gone elsewhere on the page is left there. */
function useSeen(said: string | null): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const around = box.current?.parentElement
    if (said === null || around == null) return
    const { top, bottom } = around.getBoundingClientRect()
    if (top < innerHeight && bottom > 0) around.scrollIntoView({ block: 'nearest' })
  }, [said])
  return box
}

function Countdown(props: { readonly by: 'busy' | 'refused'; readonly until: number; readonly seconds: number }) {
  const t = useTranslations('signing')
  const [left, setLeft] = useState(props.seconds)
  useEffect(() => {
    const timer = setInterval(() => {
      setLeft(Math.max(1, Math.ceil((props.until - performance.now()) / 1000)))
    }, 1000)
    return () => {
      clearInterval(timer)
    }
  }, [props.until])
  return (
    <Notice look="warn">
      <p aria-hidden="true">{t(props.by, { seconds: left })}</p>
      <p className="sr-only">{t(props.by, { seconds: spokenSeconds(left, props.seconds) })}</p>
    </Notice>
  )
}
