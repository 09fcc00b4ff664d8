'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useEffect, useState, type RefObject } from 'react'
import { proofProgressEvent } from '#lib/http/proof-of-work-progress'

/** How far the check is: a share of the most that it can take, ready, or nothing to tell of. */
type Progress = number | 'ready' | null

/**
 * What the check is doing, calmly: a bar, and a sentence. Who listens to the page hears of the half and of the end;
 * each percent would drown what they are typing.
 */
export function ProofProgress({ section }: { readonly section: RefObject<HTMLElement | null> }) {
  const t = useTranslations('signing')
  const format = useFormatter()
  const progress = useProgress(section)
  const inWords = (share: number): string =>
    t('proofProgress', { percent: format.number(share, { style: 'percent', maximumFractionDigits: 0 }) })
  return (
    <div className="grid min-h-8 gap-1 text-sm text-faint">
      <p role="status" className="sr-only">
        {progress === 'ready' ? t('proofReady') : progress !== null && progress >= 0.5 ? inWords(0.5) : ''}
      </p>
      {progress === null ? null : (
        <div aria-hidden="true" className="flex flex-wrap items-center gap-x-3">
          <progress className="proof-progress" max={1} value={progress === 'ready' ? 1 : progress} />
          <span>{progress === 'ready' ? t('proofReady') : inWords(progress)}</span>
        </div>
      )}
    </div>
  )
}

function useProgress(section: RefObject<HTMLElement | null>): Progress {
  const [progress, setProgress] = useState<Progress>(null)
  useEffect(() => {
    const around = section.current
    if (around === null) return
    const onProgress = (event: Event): void => {
      const share: unknown = 'detail' in event ? event.detail : null
      if (typeof share !== 'number') return
      // Of several workers the slower one would take the bar back.
      setProgress((before) => (typeof before === 'number' ? Math.max(before, share) : share))
    }
    const onState = (): void => {
      const state = around.querySelector<HTMLElement & { getState?: () => string }>('altcha-widget')?.getState?.()
      setProgress((before) => (state === 'verified' ? 'ready' : state === 'verifying' ? keepShare(before) : null))
    }
    // It may have been done before this script came.
    onState()
    document.addEventListener(proofProgressEvent, onProgress)
    around.addEventListener('statechange', onState, true)
    return () => {
      document.removeEventListener(proofProgressEvent, onProgress)
      around.removeEventListener('statechange', onState, true)
    }
  }, [section])
  return progress
}

/** A check that begins anew begins at nothing. */
const keepShare = (before: Progress): number => (typeof before === 'number' ? before : 0)
